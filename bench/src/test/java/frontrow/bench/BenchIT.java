package frontrow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each benchmark for a moment, so that none rots; speed is not asserted. */
class BenchIT {

    @Test
    void measuresPurchases(@TempDir Path results) {
        int status = new CommandLine(new BenchCommand()).execute("purchase", "--quick", "--only", "Frontrow", "--only",
                "synchronous", "--results", results.toString());

        assertThat(status).isZero();
        assertThat(results.resolve("purchase.md")).content().contains("| Frontrow ", "| synchronous ", "purchase.svg");
        assertThat(results.resolve("purchase.svg")).content().startsWith("<svg").contains("Frontrow", "synchronous");
    }

    @Test
    void refusesABenchmarkThatIsNotThere() {
        assertThat(new CommandLine(new BenchCommand()).execute("nonsense")).isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
