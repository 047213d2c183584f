package frontrow.servers;

import java.io.IOException;
import java.nio.file.Path;

/** Kafka in a process of its own, which a test can kill or silence. It ends, in whatever way, with whoever holds its standard input. */
final class KafkaApart {

    static final String READY = "ready";

    private KafkaApart() {}

    /** @param arguments the data directory, which must have been started on before; Kafka's port; the port that it tells its clients */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        ServersConfig config = new ServersConfig(data, data, 0, port, 0, ServersConfig.PARTITIONS_DEFAULT, line -> {});
        KafkaBroker broker = new KafkaBroker(config, Integer.parseInt(arguments[2]));
        broker.start();
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Nothing is said.
        }
        Runtime.getRuntime().halt(0);
    }
}
