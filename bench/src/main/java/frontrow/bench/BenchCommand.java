package frontrow.bench;

import frontrow.bench.analytics.AnalyticsBenchmark;
import frontrow.bench.audit.AuditBenchmark;
import frontrow.bench.expiry.ExpiryBenchmark;
import frontrow.bench.growth.GrowthBenchmark;
import frontrow.bench.limits.MachineLimits;
import frontrow.bench.line.LineBenchmark;
import frontrow.bench.outbox.OutboxBenchmark;
import frontrow.bench.purchase.PurchaseBenchmark;
import frontrow.bench.report.Result;
import frontrow.bench.rush.RushBenchmark;
import frontrow.bench.scale.ScaleBenchmark;
import frontrow.bench.start.StartBenchmark;
import frontrow.bench.wallet.WalletBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./frontrow bench}. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures Frontrow beside its peers, from nothing, and writes what it finds to bench/results.")
public final class BenchCommand implements Callable<Integer> {

    enum Name {
        purchase, outbox, rush, line, wallet, expiry, audit, analytics, start, growth, scale
    }

    @Parameters(paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Name name = Name.purchase;

    @Option(names = "--quick", description = "a moment of everything: whether it works, not how fast it is")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "how often everybody is measured, in turn (5, or 1 with --quick)")
    private @Nullable Integer rounds;

    @Option(names = "--only", paramLabel = "SYSTEM", description = "leave the others out; may be repeated")
    private List<String> only = new ArrayList<>();

    @Option(names = "--results", paramLabel = "DIR", description = "where the results go (${DEFAULT-VALUE})", defaultValue = "${sys:frontrow.root:-.}/bench/results")
    private Path results = Path.of("bench/results");

    @Override
    public Integer call() throws Exception {
        Scale scale = new Scale(rounds != null ? rounds : quick ? 1 : Scale.ROUNDS_DEFAULT, quick);
        Path directory = Files.createTempDirectory("frontrow-bench");
        Result result = new Result(name.name(), command(), results);
        switch (name) {
            case purchase -> new PurchaseBenchmark().run(scale, only, directory, result);
            case outbox -> new OutboxBenchmark().run(scale, only, directory, result);
            case rush -> new RushBenchmark().run(scale, only, directory, result);
            case line -> new LineBenchmark().run(scale, only, directory, result);
            case wallet -> new WalletBenchmark().run(scale, directory, result);
            case audit -> new AuditBenchmark().run(scale, directory, result);
            case analytics -> new AnalyticsBenchmark().run(scale, directory, result);
            case expiry -> new ExpiryBenchmark().run(scale, directory, result);
            case start -> new StartBenchmark().run(scale, directory, result);
            case growth -> new GrowthBenchmark(scale, directory, result).run(only);
            case scale -> new ScaleBenchmark().run(scale, result);
        }
        if (name != Name.start && name != Name.scale && !quick) {
            result.add(MachineLimits.measure(scale, directory));
        }
        result.write();
        return 0;
    }

    private String command() {
        StringBuilder command = new StringBuilder("./frontrow bench ").append(name);
        if (quick) {
            command.append(" --quick");
        }
        if (rounds != null) {
            command.append(" --rounds ").append(rounds);
        }
        only.forEach(system -> command.append(" --only '").append(system).append('\''));
        return command.toString();
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }
}
