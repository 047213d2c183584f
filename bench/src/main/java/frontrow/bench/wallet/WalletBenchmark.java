package frontrow.bench.wallet;

import frontrow.bench.Scale;
import frontrow.bench.limits.Pgbench;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.system.RunningServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Debits a second. */
public final class WalletBenchmark {

    private static final String ONE_BY_ONE = "--frontrow.messaging.consumer.poll-records-max=1";
    private static final int CLIENTS = 32;

    /** Of many wallets, or of one. */
    private static final class Figures {
        private final int wallets;
        private final int debits;
        private final Samples frontrow = new Samples();
        private final Samples oneByOne = new Samples();
        private final Samples pgbench = new Samples();

        Figures(int wallets, int debits) {
            this.wallets = wallets;
            this.debits = debits;
        }
    }

    public void run(Scale scale, Path directory, Result result)
            throws SQLException, IOException, InterruptedException {
        Figures many = new Figures(scale.of(2_000, 10), scale.of(200_000, 200));
        Figures hot = new Figures(1, scale.of(200_000, 200));
        for (int round = 1; round <= scale.rounds(); round++) {
            System.out.printf("Round %d of %d%n", round, scale.rounds());
            measure(many, "many", scale, directory, round);
            if (!scale.quick()) { // It differs in a number alone.
                measure(hot, "hot", scale, directory, round);
            }
        }
        result.add(new Table("debits a second", "%,d wallets".formatted(many.wallets), "one wallet")
                .row("Frontrow's wallet service, events in, events out", many.frontrow.text(0), hot.frontrow.text(0))
                .row("the same, one transaction a message", many.oneByOne.text(0), hot.oneByOne.text(0))
                .row("pgbench, %d clients: one statement, a debit and an outbox row".formatted(CLIENTS), many.pgbench.text(0),
                        hot.pgbench.text(0))
                .row("Frontrow's share of pgbench, %", share(many), share(hot)))
                .add("""
                        Debits that have been asked for in `payment.events` before the service starts; the rate is that of the second half, by the
                        times of the transfers. A debit is a transfer, two balances, and an event in the outbox, which is relayed meanwhile. pgbench's
                        debits are of 100,000 wallets, or of one; it checks no repeats, keeps no ledger and reads no topic. Afterwards the ledger
                        adds up, or the run is no result. Medians of the rounds, in brackets the least and the greatest; pgbench is left out where it
                        is not installed.
                        """);
    }

    private static void measure(Figures figures, String name, Scale scale, Path directory, int round)
            throws SQLException, IOException, InterruptedException {
        try (RunningServers servers = RunningServers.start(directory.resolve(name + "-" + round), "wallet")) {
            figures.frontrow.add(new Debits(servers, directory.resolve("wallet.log")).perSecond(figures.wallets, figures.debits));
            Pgbench.tps(servers, figures.wallets == 1 ? 1 : 100_000, CLIENTS, scale.of(10, 1), directory)
                    .ifPresent(figures.pgbench::add);
        }
        try (RunningServers servers = RunningServers.start(directory.resolve(name + "-one-by-one-" + round), "wallet")) {
            figures.oneByOne.add(new Debits(servers, directory.resolve("wallet.log")).perSecond(figures.wallets,
                    scale.of(figures.debits / 10, figures.debits), ONE_BY_ONE));
        }
        System.out.printf("  %s: %s, one by one %s, pgbench %s%n", name, figures.frontrow.text(0), figures.oneByOne.text(0),
                figures.pgbench.text(0));
    }

    private static String share(Figures figures) {
        return figures.pgbench.isEmpty() ? "–" : "%.0f".formatted(100 * figures.frontrow.median() / figures.pgbench.median());
    }
}
