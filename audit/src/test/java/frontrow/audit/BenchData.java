package frontrow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.servers.Servers;
import java.util.Scanner;

/**
 * Starts servers and fills their topics with so many purchases of eleven events each; then waits for a line on standard input. The audit and
 * Kafka's own consumer are then measured on them, each in a JVM of its own: {@code audit/bench.sh}.
 */
public final class BenchData {

    private BenchData() {}

    public static void main(String[] arguments) {
        int purchases = Integer.parseInt(arguments[0]);
        Servers servers = Servers.shared();
        try (Publisher publisher = new Publisher(servers.bootstrapServers(), servers.registryUrl())) {
            long[] records = new long[1];
            Town town = new Town(record -> {
                records[0]++;
                publisher.publish(record);
            });
            for (int i = 1; i <= purchases; i++) {
                town.fan("fan" + i).buys(i);
            }
            publisher.flush();
            System.out.printf("READY %s %s %d%n", servers.bootstrapServers(), servers.registryUrl(), records[0]);
        }
        new Scanner(System.in, UTF_8).hasNextLine();
        System.exit(0);
    }
}
