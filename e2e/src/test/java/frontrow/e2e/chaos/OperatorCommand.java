package frontrow.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code ./frontrow} says to an operator of a town, and how it ends. */
record OperatorCommand(int status, String out) {

    static OperatorCommand run(Town town, String... words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                "frontrow.local.Frontrow"));
        command.addAll(List.of(words));
        Map.of("--data", town.directory(), "--postgres-port", town.ports().postgres(), "--kafka-port", town.ports().kafka(),
                "--registry-port", town.ports().registry())
                .forEach((option, value) -> command.addAll(List.of(option, value.toString())));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new OperatorCommand(process.waitFor(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
