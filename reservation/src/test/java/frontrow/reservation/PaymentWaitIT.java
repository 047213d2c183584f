package frontrow.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.messaging.codec.EventCodec;
import frontrow.reservation.ReservationServer.Reply;
import frontrow.reservation.ReservationServer.Show;
import frontrow.reservation.application.PaymentWaiters;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.ReservationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** `Prefer: wait`, with the payment service played by the test. */
class PaymentWaitIT {

    private static final ReservationServer server = ReservationServer.shared();
    private static Topic paymentEvents;

    @BeforeAll
    static void openTopics() {
        paymentEvents = new Topic(Topics.PAYMENT, server.bean(EventCodec.class));
    }

    @AfterAll
    static void closeTopics() {
        paymentEvents.close();
    }

    private static void awaitStatus(String fan, UUID reservation, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> server.reservation(fan, reservation).text("status").equals(status));
    }

    @Test
    void whoWaitsIsToldHowThePaymentEnded() throws Exception {
        Show show = server.show(1, 300);
        UUID anns = server.hold("ann", show, 1).id("reservationId");
        UUID bobs = server.hold("bob", show, 2).id("reservationId");
        UUID cids = server.hold("cid", show, 3).id("reservationId");

        assertThat(payWhile("ann", show, anns, payment -> Payments.completed("ann", anns, payment)).get(10, TimeUnit.SECONDS))
                .satisfies(reply -> {
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.text("status")).isEqualTo("COMPLETED");
                });
        assertThat(payWhile("bob", show, bobs,
                payment -> Payments.failed("bob", bobs, payment, PaymentFailureReason.INSUFFICIENT_BALANCE))
                .get(10, TimeUnit.SECONDS))
                .satisfies(reply -> {
                    assertThat(reply.status()).isEqualTo(402);
                    assertThat(reply.code()).isEqualTo("INSUFFICIENT_BALANCE");
                });
        assertThat(payWhile("cid", show, cids, payment -> Payments.failed("cid", cids, payment, PaymentFailureReason.TIMEOUT))
                .get(10,
                        TimeUnit.SECONDS))
                .satisfies(reply -> {
                    assertThat(reply.status()).isEqualTo(409);
                    assertThat(reply.code()).isEqualTo("PAYMENT_TIMEOUT");
                });
    }

    @Test
    void whoWaitsIsToldWhatAnotherInstanceHasSettled() throws Exception {
        Show show = server.show(1, 300);
        UUID reservation = server.hold("ann", show, 1).id("reservationId");
        CompletableFuture<Reply> reply = payAndWait("ann", show, reservation);

        try (Topic reservationEvents = new Topic(Topics.RESERVATION, server.bean(EventCodec.class))) {
            reservationEvents.say(reservation, ReservationConfirmed.newBuilder().setReservationId(reservation)
                    .setPaymentId(server.reservation("ann", reservation).id("paymentId")).setUserId("ann")
                    .setConcertId(show.concert()).setPerformanceId(show.performance()).setSeats(List.of(1))
                    .setAmountMinor(1000).setCurrency("KRW").setPassId(UUID.randomUUID()).setAt(Instant.now()).build());
        }

        assertThat(reply.get(10, TimeUnit.SECONDS).text("status")).as("which this instance has not settled")
                .isEqualTo("COMPLETED");
    }

    /** As the log of the database may tell it, before the commit can be seen; an event of an older version, which does not say why. */
    @Test
    void anEventThatComesBeforeItsCommitIsSeenIsBelieved() throws Exception {
        Show show = server.show(1, 300);
        UUID reservation = server.hold("ann", show, 1).id("reservationId");
        CompletableFuture<Reply> reply = payAndWait("ann", show, reservation);

        try (Connection database = server.bean(DataSource.class).getConnection();
                PreparedStatement release = database.prepareStatement("""
                        update reservation set status = 'RELEASED', end_reason = 'PAYMENT_FAILED',
                            payment_failure = 'INSUFFICIENT_BALANCE' where id = ?""")) {
            database.setAutoCommit(false);
            release.setObject(1, reservation);
            release.executeUpdate();
            server.bean(PaymentWaiters.class).ended(new ReservationId(reservation), new PaymentWaiters.Outcome.Released(null));
            await().until(() -> reply.isDone() || somebodyWaitsForALock());
            database.commit();
        }

        assertThat(reply.get(10, TimeUnit.SECONDS).code()).isEqualTo("INSUFFICIENT_BALANCE");
    }

    @Test
    void whoWaitsIsToldWhyWithoutTheDatabase() throws Exception {
        Show show = server.show(1, 300);
        UUID reservation = server.hold("ann", show, 1).id("reservationId");
        CompletableFuture<Reply> reply = payAndWait("ann", show, reservation);

        server.bean(PaymentWaiters.class).ended(new ReservationId(reservation),
                new PaymentWaiters.Outcome.Released(PaymentFailure.INSUFFICIENT_BALANCE));

        assertThat(reply.get(10, TimeUnit.SECONDS).code()).as("which knows nothing of it").isEqualTo("INSUFFICIENT_BALANCE");
    }

    private static boolean somebodyWaitsForALock() throws SQLException {
        try (Connection database = server.bean(DataSource.class).getConnection();
                Statement statement = database.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
            return waiting.next() && waiting.getInt(1) > 0;
        }
    }

    @Test
    void aRepeatedRequestIsToldAnOutcomeThatIsOldAtOnce() throws Exception {
        Show show = server.show(1, 300);
        UUID reservation = server.hold("ann", show, 1).id("reservationId");
        Map<String, String> sameKey = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = server.pay("ann", show, reservation, 1000, sameKey);
        paymentEvents.say(reservation, Payments.completed("ann", reservation, first.id("paymentId")));
        awaitStatus("ann", reservation, "CONFIRMED");

        Reply again = CompletableFuture.supplyAsync(() -> server.pay("ann", show, reservation, 1000,
                Map.of("Idempotency-Key", sameKey.getOrDefault("Idempotency-Key", ""), "Prefer", "wait=20")))
                .get(10, TimeUnit.SECONDS);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("paymentId")).isEqualTo(first.text("paymentId"));
    }

    @Test
    void whoWaitsInVainIsToldThatItIsNotOver() {
        Show show = server.show(1, 300);
        UUID reservation = server.hold("ann", show, 1).id("reservationId");

        Reply reply = server.pay("ann", show, reservation, 1000, Map.of("Prefer", "wait=1"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text("status")).isEqualTo("PENDING");
    }

    private static CompletableFuture<Reply> payWhile(String fan, Show show, UUID reservation,
            Function<UUID, SpecificRecord> end) {
        CompletableFuture<Reply> reply = payAndWait(fan, show, reservation);
        paymentEvents.say(reservation, end.apply(server.reservation(fan, reservation).id("paymentId")));
        return reply;
    }

    private static CompletableFuture<Reply> payAndWait(String fan, Show show, UUID reservation) {
        CompletableFuture<Reply> reply = CompletableFuture
                .supplyAsync(() -> server.pay(fan, show, reservation, 1000, Map.of("Prefer", "wait=20")));
        await().until(() -> server.reservation(fan, reservation).text("status").equals("PAYING"));
        return reply;
    }
}
