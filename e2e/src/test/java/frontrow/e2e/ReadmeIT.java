package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's purchase, pasted into a shell as it stands there, on what a new user has: a fresh system with its demo concerts. */
class ReadmeIT {

    private static final Pattern PURCHASE = Pattern.compile("## Buy a seat with curl.*?```sh\\R(.*?)```", Pattern.DOTALL);

    @Test
    void theReadmesPurchaseBuysASeat(@TempDir Path directory) throws IOException, InterruptedException {
        Matcher purchase = PURCHASE.matcher(Files.readString(Path.of("../README.md")));
        assertThat(purchase.find()).as("the README has a purchase").isTrue();

        String output;
        try (LocalSystem system = LocalSystem.start(LocalConfig.onFreePorts(directory.resolve("data")).withDemoConcerts())) {
            String gateway = system.gateway().toString().replaceAll("/$", "");
            output = run(purchase.group(1).replace("http://localhost:8080", gateway), directory.resolve("output.txt"));
        }

        List<String> lines = output.strip().lines().toList();
        assertThat(lines.get(lines.size() - 2)).as(output).contains("\"status\":\"CONFIRMED\"");
        assertThat(lines.getLast()).as(output).containsPattern("\"balance\":[0-9]+");
    }

    private static String run(String script, Path output) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = shell.waitFor(60, TimeUnit.SECONDS);
            assertThat(ended && shell.exitValue() == 0).as("%s", Files.readString(output)).isTrue();
            return Files.readString(output);
        } finally {
            shell.destroyForcibly();
        }
    }
}
