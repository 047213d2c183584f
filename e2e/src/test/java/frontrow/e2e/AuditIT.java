package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.PassClaimed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a system of its own did is proven, also while it goes on; then it is stopped, and what is planted in its data is found. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditIT {

    private static final int PARTITIONS = 4;
    private static final String CHANGE = """
            update transfer set amount_minor = amount_minor %s 1
            where transfer_id = (select min(transfer_id::text)::uuid from transfer where kind = 'CHARGE')
            """;

    @TempDir
    private static Path data;
    @SuppressWarnings("NullAway.Init")
    private static LocalConfig config;
    @SuppressWarnings("NullAway.Init")
    private static Concert concert;
    /** The servers alone, on what the system has left: nobody reacts to what is planted. */
    private static @Nullable Servers servers;
    @SuppressWarnings("NullAway.Init")
    private static TopicEditor topics;

    @AfterAll
    static void stopServers() {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    @Order(1)
    void provesTheWholeSystemWhileItGoesOn() {
        config = LocalConfig.onFreePorts(data).withInstances(2);
        try (LocalSystem system = LocalSystem.start(config)) {
            Api api = new Api(List.of("queue", "reservation", "payment", "wallet").stream()
                    .collect(Collectors.toMap(service -> service, system::urls)));
            concert = Concert.scheduledBy(Fan.operator(api));
            for (int seat = 1; seat <= 20; seat++) {
                visit(api, seat);
                if (seat % 7 == 0) {
                    assertThat(audit("--databases").out()).contains("PROVEN as of");
                }
            }
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(audit("--databases", "--at-rest").out()).contains("PROVEN as of"));
        }
        servers = Servers.start(new ServersConfig(config.dataDirectory(), config.registryHome(), config.ports().postgres(),
                config.ports().kafka(), config.ports().registry(), PARTITIONS, line -> {}));
        topics = new TopicEditor(servers.bootstrapServers());
        assertThat(audit("--databases", "--at-rest").status()).isZero();
    }

    /** Some are too poor, some give up the hold, some give back the seat; most buy. */
    private static void visit(Api api, int seat) {
        Fan fan = Fan.named(api, "fan").charge(seat % 5 == 0 ? 1 : 2 * Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), seat).expect(201).text("reservationId");
        if (seat % 4 == 1) {
            fan.delete("/api/reservations/" + reservation).expect(204);
            return;
        }
        fan.pay(reservation, Concert.PRICE);
        if (seat % 4 == 2) {
            fan.delete("/api/reservations/" + reservation);
        }
    }

    @Test
    @Order(2)
    void findsALedgerRowThatWasChangedInTheDatabase() throws SQLException {
        inWallet("alter table transfer disable trigger transfer_is_immutable");
        inWallet(CHANGE.formatted("+"));

        assertThat(audit("--databases", "--at-rest").out()).contains("REFUTED", "DATABASE_AGREES",
                "the topic does not tell of transfer");

        inWallet(CHANGE.formatted("-"));
        assertThat(audit("--databases", "--at-rest").status()).isZero();
    }

    @Test
    @Order(3)
    void findsASeatThatIsSoldTwiceInTheTopic() {
        UUID rival = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ConsumerRecord<String, byte[]> sold = heldSeat(3);
        topics.plant(sold, rival.toString(), UUID.randomUUID(), SeatHeld.newBuilder(TopicEditor.event(sold, new SeatHeld()))
                .setReservationId(rival).setAt(now).setHoldExpiresAt(now.plusSeconds(300)).build());

        assertThat(audit("--at-rest").out()).contains("SEAT_HAS_ONE_OWNER", "seat 3 of performance " + concert.performanceId());
        assertThat(audit("--databases", "--at-rest").out()).contains("TOPIC_IS_IN_OUTBOX",
                "reservation " + rival + ": the topic tells of it, the database does not have it");
    }

    @Test
    @Order(4)
    void findsARepeatWithAnotherBody() {
        ConsumerRecord<String, byte[]> held = heldSeat(4);
        UUID id = UUID.fromString(TopicEditor.header(held, Headers.CE_ID));
        topics.plant(held, held.key(), id,
                SeatHeld.newBuilder(TopicEditor.event(held, new SeatHeld())).setAmountMinor(1).build());

        assertThat(audit("--at-rest").out()).contains("REPEAT_IS_IDENTICAL", "event " + id);
    }

    @Test
    @Order(5)
    void findsAnAdmissionOutOfLine() {
        ConsumerRecord<String, byte[]> joined = topics.first(Topics.QUEUE, new FanJoined(), event -> true);
        ConsumerRecord<String, byte[]> admitted = topics.first(Topics.QUEUE, new FanAdmitted(), event -> true);
        ConsumerRecord<String, byte[]> claimed = topics.first(Topics.QUEUE, new PassClaimed(), event -> true);
        UUID pass = UUID.randomUUID();
        UUID token = UUID.randomUUID();
        FanJoined join = TopicEditor.event(joined, new FanJoined());
        topics.plant(joined, joined.key(), UUID.randomUUID(),
                FanJoined.newBuilder(join).setUserId("patient").setToken(UUID.randomUUID()).build());
        topics.plant(joined, joined.key(), UUID.randomUUID(),
                FanJoined.newBuilder(join).setUserId("jumper").setToken(token).build());
        topics.plant(admitted, joined.key(), UUID.randomUUID(), FanAdmitted
                .newBuilder(TopicEditor.event(admitted, new FanAdmitted())).setUserId("jumper").setToken(token).setPassId(pass)
                .build());
        topics.plant(claimed, joined.key(), UUID.randomUUID(), PassClaimed
                .newBuilder(TopicEditor.event(claimed, new PassClaimed())).setUserId("jumper").setToken(token).setPassId(pass)
                .build());

        assertThat(audit("--at-rest").out()).contains("LINE_IS_KEPT", "patient was at the head of the line");
    }

    @Test
    @Order(6)
    void findsALostDebit() {
        // Of a wallet that went on: the balance after its next transfer contradicts the gap.
        ConsumerRecord<String, byte[]> refunded = topics.first(Topics.WALLET, new WalletRefunded(), event -> true);
        UUID payment = TopicEditor.event(refunded, new WalletRefunded()).getPaymentId();
        ConsumerRecord<String, byte[]> debited = topics.first(Topics.WALLET, new WalletDebited(),
                event -> event.getPaymentId().equals(payment));
        topics.rewriteWithout(Topics.WALLET, debited);

        assertThat(audit("--at-rest").out()).contains("BALANCE_FOLLOWS_TRANSFERS", "EFFECT_HAS_A_CAUSE",
                "there is no WalletDebited");
        assertThat(audit("--databases", "--at-rest", "--relay-patience-seconds", "1").out()).contains("OUTBOX_IS_IN_TOPIC",
                "event " + TopicEditor.header(debited, Headers.CE_ID));
    }

    @Test
    @Order(7)
    void findsAMissingRelease() {
        ConsumerRecord<String, byte[]> released = topics.first(Topics.RESERVATION, new SeatReleased(),
                event -> event.getSeats().equals(List.of(1)));
        topics.rewriteWithout(Topics.RESERVATION, released);

        assertThat(audit("--databases", "--at-rest", "--relay-patience-seconds", "1").out()).contains("DATABASE_AGREES",
                "event " + TopicEditor.header(released, Headers.CE_ID));
    }

    private static ConsumerRecord<String, byte[]> heldSeat(int seat) {
        return topics.first(Topics.RESERVATION, new SeatHeld(), event -> event.getSeats().equals(List.of(seat)));
    }

    private static void inWallet(String statement) throws SQLException {
        try (Connection wallet = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + config.ports().postgres() + "/wallet",
                "wallet", "wallet"); Statement change = wallet.createStatement()) {
            change.execute(statement);
        }
    }

    private static AuditRun audit(String... options) {
        return AuditRun.on(config.ports(), options);
    }
}
