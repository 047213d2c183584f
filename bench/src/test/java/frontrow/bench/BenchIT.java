package frontrow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.bench.limits.MachineLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each benchmark for a moment, so that none rots; speed is not asserted. */
class BenchIT {

    @TempDir
    private Path results;

    @Test
    void measuresPurchases() {
        assertThat(measured("purchase", "Frontrow", "synchronous")).content().contains("| Frontrow ", "| synchronous ",
                "purchase.svg", "| the saga ends (payment) ", "| PostgreSQL, wallet ");
        assertThat(results.resolve("purchase.svg")).content().startsWith("<svg").contains("Frontrow", "synchronous");
    }

    @Test
    void measuresOutboxes() {
        assertThat(measured("outbox", "Frontrow", "polling, 10 ms", "pg_logical_emit_message")).content().contains("| Frontrow ",
                "| polling, 10 ms ", "| pg_logical_emit_message ");
    }

    @Test
    void measuresTheRush() {
        assertThat(measured("rush", "Frontrow", "optimistic retry")).content().contains("| Frontrow ", "| optimistic retry ");
    }

    @Test
    void measuresTheLine() {
        assertThat(measured("line", "Frontrow", "table")).content().contains("| Frontrow ", "| table ", "heap used",
                "Who comes when a million wait already");
    }

    @Test
    void measuresTheWallet() {
        assertThat(measured("wallet")).content().contains("| Frontrow's wallet service");
    }

    @Test
    void measuresExpiry() {
        assertThat(measured("expiry")).content().contains("| Frontrow ", "| sweeper, every 5 s ");
    }

    @Test
    void measuresTheAudit() {
        assertThat(measured("audit")).content().contains("| `./frontrow audit` ", "| Kafka's consumer perf tool ");
    }

    @Test
    void measuresAnalytics() {
        assertThat(measured("analytics")).content().contains("| counted from the first record on, records/s ", "| p99, ms ");
    }

    @Test
    void measuresTheStart() {
        assertThat(measured("start")).content().contains("| runs after, on data, s ");
    }

    @Test
    void measuresGrowth() {
        assertThat(measured("growth", "waiting", "reservations", "records")).content().contains("| fans waiting in another line ",
                "| past reservations in the database ",
                "| records in the line's topic", "growth-records.svg");
    }

    @Test
    void simulatesLargerSales() {
        assertThat(measured("scale")).content().contains("| 10,000 fans ", "| holds asked for a seat ", "scale-cores.svg",
                "scale-seats.svg");
    }

    @Test
    void measuresTheMachine() throws Exception {
        assertThat(MachineLimits.measure(new Scale(1, true), results).toString()).contains("pgbench",
                "kafka-producer-perf-test", "fdatasync");
    }

    private Path measured(String name, String... systems) {
        List<String> arguments = new ArrayList<>(List.of(name, "--quick", "--results", results.toString()));
        for (String system : systems) {
            arguments.addAll(List.of("--only", system));
        }
        assertThat(new CommandLine(new BenchCommand()).execute(arguments.toArray(String[]::new))).isZero();
        return results.resolve(name + ".md");
    }

    @Test
    void refusesABenchmarkThatIsNotThere() {
        assertThat(new CommandLine(new BenchCommand()).execute("nonsense")).isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
