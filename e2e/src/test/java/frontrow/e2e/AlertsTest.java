package frontrow.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alert rules: each can fire, is tried out by Prometheus' own tool, and somebody knows what to do about it. */
class AlertsTest {

    private static final Path MONITORING = Path.of("..", "monitoring");

    @Test
    void eachAlertHasItsPageInTheRunbookAndATest() throws IOException {
        List<String> alerts = found("(?m)^\\s*- alert: (\\w+)", Files.readString(MONITORING.resolve("alerts.yaml")));

        assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(found("(?m)^## (\\w+)$", Files.readString(Path.of("..", "docs", "RUNBOOK.md")))).containsAll(alerts);
        assertThat(found("alertname: (\\w+)", Files.readString(MONITORING.resolve("alerts-test.yaml")))).containsAll(alerts);
    }

    @Test
    void eachAlertFiresWhereItShouldAndNotElsewhere() throws Exception {
        assumeTrue(PrometheusProcess.isInstalled(), "promtool is not there: the alerts were not tried out");

        assertThat(promtool("check", "rules", "alerts.yaml")).contains("SUCCESS");
        assertThat(promtool("test", "rules", "alerts-test.yaml")).contains("SUCCESS");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(MONITORING.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
