package frontrow.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentRefunded;
import frontrow.messaging.codec.EventCodec;
import frontrow.reservation.ReservationServer.Reply;
import frontrow.reservation.ReservationServer.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reservation's side of the saga, with the payment service played by the test. */
class PurchaseIT {

    private static final ReservationServer server = ReservationServer.shared();
    private static Topic reservationEvents;
    private static Topic paymentEvents;

    @BeforeAll
    static void openTopics() {
        reservationEvents = new Topic(Topics.RESERVATION, server.bean(EventCodec.class));
        paymentEvents = new Topic(Topics.PAYMENT, server.bean(EventCodec.class));
    }

    @AfterAll
    static void closeTopics() {
        reservationEvents.close();
        paymentEvents.close();
    }

    @Test
    void aPurchaseGoesAllTheWayAndBack() {
        Show show = server.show(1, 300);
        Reply held = server.hold("ann", show, 7);
        UUID reservation = held.id("reservationId");
        assertThat(held.status()).isEqualTo(201);
        assertThat(held.text("status")).isEqualTo("HELD");
        assertThat(held.body().required("amount").asLong()).isEqualTo(1000);
        assertThat(Instant.parse(held.text("holdExpiresAt"))).isAfter(Instant.now().plusSeconds(290));

        Reply paying = server.pay("ann", show, reservation, 1000, Map.of());
        assertThat(paying.status()).isEqualTo(202);
        assertThat(server.fan("ann", "DELETE", "/api/reservations/" + reservation, null, null).code())
                .isEqualTo("PAYMENT_RUNNING");
        SpecificRecord completed = Payments.completed("ann", reservation, paying.id("paymentId"));
        paymentEvents.say(reservation, completed);
        awaitStatus("ann", reservation, "CONFIRMED");

        assertThat(server.hold("ann", show, 8).code()).as("the pass has bought").isEqualTo("QUEUE_TOKEN_EXPIRED");
        assertThat(server.hold("bob", show, 7).code()).isEqualTo("SEAT_TAKEN");
        assertThat(server.fan("ann", "DELETE", "/api/reservations/" + reservation, null, null).status()).isEqualTo(202);
        assertThat(server.fan("ann", "DELETE", "/api/reservations/" + reservation, null, null).status()).isEqualTo(202);
        SpecificRecord refunded = PaymentRefunded.newBuilder().setReservationId(reservation).setPaymentId(paying.id("paymentId"))
                .setUserId("ann").setAmountMinor(1000).setCurrency("KRW").setAt(Instant.now()).build();
        paymentEvents.say(reservation, refunded);
        awaitStatus("ann", reservation, "CANCELLED");
        assertThat(server.hold("bob", show, 7).status()).isEqualTo(201);

        // Whatever is delivered again has no second effect.
        paymentEvents.say(reservation, completed);
        paymentEvents.say(reservation, refunded);
        awaitLater(show);
        assertThat(reservationEvents.saidTypes(reservation)).containsExactly("SeatHeld", "PaymentRequested",
                "ReservationConfirmed",
                "CancellationRequested", "SeatReleased");
        assertThat(server.reservation("ann", reservation).text("status")).isEqualTo("CANCELLED");
    }

    @Test
    void aPaymentThatFailsFreesTheSeat() {
        Show show = server.show(1, 300);
        UUID reservation = server.hold("ann", show, 7).id("reservationId");
        UUID payment = server.pay("ann", show, reservation, 1000, Map.of()).id("paymentId");
        SpecificRecord failed = Payments.failed("ann", reservation, payment, PaymentFailureReason.INSUFFICIENT_BALANCE);

        paymentEvents.say(reservation, failed);
        paymentEvents.say(reservation, failed);

        awaitStatus("ann", reservation, "RELEASED");
        assertThat(server.reservation("ann", reservation).text("paymentFailure")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(server.hold("bob", show, 7).status()).isEqualTo(201);
        awaitLater(show);
        assertThat(reservationEvents.saidTypes(reservation)).containsExactly("SeatHeld", "PaymentRequested", "SeatReleased");
    }

    @Test
    void aHoldThatNobodyPaysRunsOutByItself() {
        Show show = server.show(2, 1);
        UUID reservation = server.hold("ann", show, 1, 2).id("reservationId");

        awaitStatus("ann", reservation, "RELEASED");

        assertThat(server.reservation("ann", reservation).text("reason")).isEqualTo("EXPIRED");
        assertThat(server.seats("bob", show, "").body().required("seats").size()).isEqualTo(50);
        assertThat(server.pay("ann", show, reservation, 2000, Map.of()).code()).isEqualTo("HOLD_EXPIRED");
        await().until(() -> reservationEvents.saidTypes(reservation).size() == 2);
        assertThat(reservationEvents.saidTypes(reservation)).containsExactly("SeatHeld", "SeatReleased");
    }

    @Test
    void aPaymentForNothingIsSentBackOnce() {
        UUID reservation = UUID.randomUUID();
        SpecificRecord completed = Payments.completed("ann", reservation, UUID.randomUUID());

        paymentEvents.say(reservation, completed);
        paymentEvents.say(reservation, completed);

        await().until(() -> !reservationEvents.said(reservation).isEmpty());
        awaitLater(server.show(1, 300));
        assertThat(reservationEvents.saidTypes(reservation)).containsExactly("CancellationRequested");
    }

    private static void awaitStatus(String fan, UUID reservation, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> server.reservation(fan, reservation).text("status").equals(status));
    }

    /** Until what was paid later is confirmed and told: what was delivered before is handled by then. */
    private static void awaitLater(Show show) {
        List<UUID> later = new ArrayList<>();
        for (int seat = 20; seat < 50; seat++) { // Surely one in each partition.
            String fan = "later-" + UUID.randomUUID();
            UUID reservation = server.hold(fan, show, seat).id("reservationId");
            UUID payment = server.pay(fan, show, reservation, 1000, Map.of()).id("paymentId");
            paymentEvents.say(reservation, Payments.completed(fan, reservation, payment));
            later.add(reservation);
        }
        later.forEach(reservation -> await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(20))
                .until(() -> reservationEvents.saidTypes(reservation).contains("ReservationConfirmed")));
    }
}
