package frontrow.demo;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A file of Spring properties for each service: {@code spring.config.additional-location} names the directory; and the public part of the
 * pass key, and an operator's token for who asks for metrics, as files of their own.
 */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Makes keys, where there are none, and a file of settings with them for each service.")
final class KeysCommand implements Callable<Integer> {

    private static final List<String> SERVICES = List.of("queue", "reservation", "payment", "wallet", "analytics");

    private static final Duration METRICS_TOKEN_LIFETIME = Duration.ofDays(365);

    @Parameters(paramLabel = "DIRECTORY")
    private Path directory = Path.of("keys");

    @Override
    public Integer call() throws IOException {
        Keys keys = Keys.in(directory);
        for (String service : SERVICES) {
            Properties settings = new Properties();
            settings.putAll(keys.propertiesOf(service));
            try (Writer file = Files.newBufferedWriter(directory.resolve(service + ".properties"))) {
                settings.store(file, null);
            }
        }
        Files.writeString(directory.resolve("pass-keys.json"), keys.publicPassKeys());
        Files.writeString(directory.resolve("metrics-token"), keys.operatorToken("prometheus", METRICS_TOKEN_LIFETIME));
        return 0;
    }
}
