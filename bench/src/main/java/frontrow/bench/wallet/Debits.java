package frontrow.bench.wallet;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.bench.http.Http;
import frontrow.bench.seller.Together;
import frontrow.bench.system.RunningServers;
import frontrow.bench.system.RunningService;
import frontrow.bench.topics.TopicFiller;
import frontrow.events.Topics;
import frontrow.events.payment.WalletDebitRequested;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Debits that have been asked for while the wallet service was away: how fast it settles them when it comes. */
final class Debits {

    private static final long CHARGE = 10_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String COUNT = "select count(*) from transfer where kind = 'DEBIT'";
    /** A second half: the first is the JVM's warm-up. */
    private static final String RATE = """
            select count(*) / greatest(extract(epoch from max(at) - min(at)), 0.001)
            from (select at from transfer where kind = 'DEBIT' order by at desc limit ?) as second_half
            """;
    private static final String DISCREPANCIES = "select count(*) from ledger_discrepancy";

    private final RunningServers servers;
    private final Path log;

    Debits(RunningServers servers, Path log) {
        this.servers = servers;
        this.log = log;
    }

    /**
     * @param settings of the service, as {@code --name=value}
     * @return debits a second, of the second half
     * @throws IllegalStateException if the ledger does not add up then
     */
    double perSecond(int wallets, int debits, String... settings) throws SQLException, InterruptedException {
        try (RunningService wallet = RunningService.start("wallet", servers, log)) {
            charge(wallet.url(), wallets);
        }
        ask(wallets, debits);
        try (RunningService _ = RunningService.start("wallet", servers, log, settings);
                Connection database = DriverManager.getConnection(servers.databaseUrl(), servers.databaseUser(),
                        servers.databasePassword());
                Statement statement = database.createStatement()) {
            awaitSettled(statement, debits);
            if (number(statement, DISCREPANCIES) != 0) {
                throw new IllegalStateException("The ledger does not add up: this run is no result.");
            }
            return number(statement, RATE.replace("?", String.valueOf(debits / 2)));
        }
    }

    private static void charge(URI wallet, int wallets) {
        try (Http http = new Http()) {
            Together.each(0, wallets, fan -> http
                    .post(wallet.resolve("/api/demo/users"), Map.of(), Map.of("userId", "fan-" + fan))
                    .thenCompose(user -> http.post(wallet.resolve("/api/wallet/charges"), Map.of("Authorization",
                            "Bearer " + user.expect(201).json().required("accessToken").asString(), "Idempotency-Key", "charge"),
                            Map.of("amount", CHARGE)))
                    .thenApply(charged -> charged.expect(201)));
        }
    }

    private void ask(int wallets, int debits) {
        Instant now = Instant.now();
        try (TopicFiller topics = new TopicFiller(servers.bootstrapServers(), servers.registryUrl())) {
            for (int debit = 0; debit < debits; debit++) {
                UUID reservation = UuidCreator.getTimeOrderedEpoch();
                topics.add(Topics.PAYMENT, reservation.toString(), now,
                        WalletDebitRequested.newBuilder().setReservationId(reservation)
                                .setPaymentId(UuidCreator.getTimeOrderedEpoch()).setUserId("fan-" + debit % wallets)
                                .setAmountMinor(1).setCurrency("KRW").setDeadline(now.plus(Duration.ofHours(1))).setAt(now)
                                .build());
            }
            topics.flush();
        }
    }

    private static void awaitSettled(Statement statement, int debits) throws SQLException, InterruptedException {
        long giveUpNanos = System.nanoTime() + PATIENCE.toNanos();
        while (number(statement, COUNT) < debits) {
            if (System.nanoTime() > giveUpNanos) {
                throw new IllegalStateException("Not all debits are settled after %s.".formatted(PATIENCE));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static double number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
