package frontrow.reservation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.ImpossibleEvent;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettleReservationsTest {

    private final BoxOffice office = new BoxOffice();

    @Test
    void aCompletedPaymentConfirmsOnce() {
        Reservation reservation = office.paying("ann", 7);
        PaymentOutcome completed = office.completed(reservation);

        assertThat(office.settleReservations.settle(List.of(completed, completed))).containsExactly(reservation);
        assertThat(office.settleReservations.settle(List.of(completed))).isEmpty();

        assertThat(reservation.status()).isEqualTo(ReservationStatus.CONFIRMED);
        assertThat(office.outbox.ofType(ReservationConfirmed.class)).singleElement().satisfies(said -> {
            assertThat(said.getPassId()).isEqualTo(reservation.pass().value());
            assertThat(said.getPaymentId()).isEqualTo(BoxOffice.paymentOf(reservation).value());
        });
        assertThat(office.freeSeats()).doesNotContain(7);
    }

    @Test
    void aFailedPaymentFreesTheSeatsOnce() {
        Reservation reservation = office.paying("ann", 7, 8);
        PaymentOutcome failed = failed(reservation, BoxOffice.paymentOf(reservation));

        office.settleReservations.settle(List.of(failed));
        office.held("bob", 7);
        office.settleReservations.settle(List.of(failed, failed));

        assertThat(reservation.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(reservation.paymentFailure()).isEqualTo(PaymentFailure.INSUFFICIENT_BALANCE);
        assertThat(office.outbox.ofType(SeatReleased.class)).singleElement()
                .satisfies(said -> assertThat(said.getReason()).isEqualTo(SeatReleaseReason.PAYMENT_FAILED));
        assertThat(office.freeSeats()).contains(8).doesNotContain(7);
    }

    @Test
    void aRefundFreesTheSeatsOnce() {
        Reservation reservation = office.confirmed("ann", 7);
        office.cancelReservation.cancel(reservation.id(), "ann", BoxOffice.TRACE);
        assertThat(office.freeSeats()).doesNotContain(7);
        PaymentOutcome refunded = new PaymentOutcome.Refunded(reservation.id(), BoxOffice.paymentOf(reservation),
                BoxOffice.TRACE);

        office.settleReservations.settle(List.of(refunded));
        office.settleReservations.settle(List.of(office.completed(reservation), refunded));

        assertThat(reservation.status()).isEqualTo(ReservationStatus.CANCELLED);
        assertThat(office.outbox.ofType(SeatReleased.class)).singleElement()
                .satisfies(said -> assertThat(said.getReason()).isEqualTo(SeatReleaseReason.REFUNDED));
        assertThat(office.outbox.ofType(ReservationConfirmed.class)).hasSize(1);
        assertThat(office.freeSeats()).contains(7);
    }

    @Test
    void aPaymentForAReservationThatIsGoneIsSentBackOnce() {
        PaymentId payment = new PaymentId(UUID.randomUUID());
        ReservationId unknown = new ReservationId(UUID.randomUUID());
        PaymentOutcome completed = new PaymentOutcome.Completed(unknown, payment, "ann", 70_000, "KRW", BoxOffice.TRACE);

        office.settleReservations.settle(List.of(completed, completed));
        office.settleReservations.settle(List.of(completed, new PaymentOutcome.Refunded(unknown, payment, BoxOffice.TRACE)));

        assertThat(office.outbox.ofType(CancellationRequested.class)).singleElement().satisfies(said -> {
            assertThat(said.getReason()).isEqualTo(CancellationReason.RESERVATION_GONE);
            assertThat(said.getPaymentId()).isEqualTo(payment.value());
        });
    }

    @Test
    void aPaymentThatCompletesAfterItFailedIsSentBackAndTheSeatStaysWithItsNewOwner() {
        Reservation anns = office.paying("ann", 7);
        office.settleReservations.settle(List.of(failed(anns, BoxOffice.paymentOf(anns))));
        Reservation bobs = office.held("bob", 7);

        office.settleReservations.settle(List.of(office.completed(anns)));

        assertThat(office.outbox.ofType(CancellationRequested.class)).hasSize(1);
        assertThat(anns.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(office.claims.live()).containsValue(bobs.id());
    }

    @Test
    void anotherPaymentsEndChangesNothing() {
        Reservation reservation = office.paying("ann", 7);
        PaymentId other = new PaymentId(UUID.randomUUID());

        office.settleReservations.settle(List.of(failed(reservation, other),
                new PaymentOutcome.Refunded(reservation.id(), other, BoxOffice.TRACE)));

        assertThat(reservation.status()).isEqualTo(ReservationStatus.PAYING);
        assertThat(office.outbox.ofType(SeatReleased.class)).isEmpty();
    }

    @Test
    void aFailureAfterTheConfirmationIsImpossible() {
        Reservation reservation = office.confirmed("ann", 7);

        assertThatThrownBy(() -> office.settleReservations.settle(List.of(failed(reservation, BoxOffice.paymentOf(reservation)))))
                .isInstanceOf(ImpossibleEvent.class).hasMessageContaining("CONFIRMED");
    }

    @Test
    void aRefundNobodyAskedForIsImpossible() {
        Reservation reservation = office.confirmed("ann", 7);

        assertThatThrownBy(() -> office.settleReservations.settle(
                List.of(new PaymentOutcome.Refunded(reservation.id(), BoxOffice.paymentOf(reservation), BoxOffice.TRACE))))
                .isInstanceOf(ImpossibleEvent.class);
    }

    private static PaymentOutcome failed(Reservation reservation, PaymentId payment) {
        return new PaymentOutcome.Failed(reservation.id(), payment, PaymentFailure.INSUFFICIENT_BALANCE, BoxOffice.TRACE);
    }
}
