package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's purchase, pasted into a shell as it stands there. */
class ReadmeIT {

    private static final Pattern PURCHASE = Pattern.compile("## Buy a seat with curl.*?```sh\\R(.*?)```", Pattern.DOTALL);

    @Test
    void theReadmesPurchaseBuysASeat() throws IOException, InterruptedException {
        Matcher purchase = PURCHASE.matcher(Files.readString(Path.of("../README.md")));
        assertThat(purchase.find()).as("the README has a purchase").isTrue();
        String gateway = SystemUnderTest.shared().local().gateway().toString().replaceAll("/$", "");
        String script = purchase.group(1).replace("http://localhost:8080", gateway);

        Process shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(output).isZero();
        List<String> lines = output.strip().lines().toList();
        assertThat(lines.get(lines.size() - 2)).as(output).contains("\"status\":\"CONFIRMED\"");
        assertThat(lines.getLast()).as(output).containsPattern("\"balance\":[0-9]+");
    }
}
