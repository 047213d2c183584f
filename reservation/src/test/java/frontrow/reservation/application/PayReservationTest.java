package frontrow.reservation.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.reservation.PaymentRequested;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayReservationTest {

    private final BoxOffice office = new BoxOffice();

    @Test
    void pinsTheHoldAndAsksForThePayment() {
        Reservation hold = office.held("ann", 7);

        PayResult result = office.pay(hold);

        assertThat(hold.status()).isEqualTo(ReservationStatus.PAYING);
        assertThat(office.outbox.ofType(PaymentRequested.class)).singleElement().satisfies(said -> {
            assertThat(result).isEqualTo(new PayResult.Requested(hold.id(), new PaymentId(said.getPaymentId())));
            assertThat(said.getAmountMinor()).isEqualTo(70_000);
            assertThat(said.getDeadline()).isEqualTo(office.now.plusSeconds(30));
        });
        office.pass(Duration.ofDays(1).minusSeconds(1));
        assertThat(office.hold("bob", 7)).isInstanceOf(HoldResult.SeatTaken.class);
    }

    @Test
    void aPaymentBeforeTheHoldRunsOutWins() {
        Reservation hold = office.held("ann", 7);
        office.pass(BoxOffice.HOLD.minusNanos(1000));

        assertThat(office.pay(hold)).isInstanceOf(PayResult.Requested.class);
        office.pass(Duration.ofSeconds(10));
        assertThat(office.hold("bob", 7)).isInstanceOf(HoldResult.SeatTaken.class);
        assertThat(office.releaseSeats.expired(List.of(hold.id().value()))).isEmpty();
        assertThat(hold.status()).isEqualTo(ReservationStatus.PAYING);
    }

    @Test
    void aPaymentAtTheInstantTheHoldRunsOutIsTooLate() {
        Reservation hold = office.held("ann", 7);
        office.pass(BoxOffice.HOLD);

        assertThat(office.pay(hold)).isEqualTo(new PayResult.HoldExpired());
        office.releaseSeats.expired(List.of(hold.id().value()));
        assertThat(office.pay(hold)).isEqualTo(new PayResult.HoldExpired());
    }

    @Test
    void aPaymentIsTooLateWhenARivalHasTakenTheSeat() {
        Reservation anns = office.held("ann", 7);
        office.pass(BoxOffice.HOLD);
        office.held("bob", 7);

        assertThat(office.pay(anns)).isEqualTo(new PayResult.HoldExpired());
    }

    @Test
    void refusesAnotherAmount() {
        Reservation hold = office.held("ann", 7);

        assertThat(office.pay(hold, "ann", 69_999)).isEqualTo(new PayResult.AmountMismatch(69_999, 70_000));
        assertThat(hold.status()).isEqualTo(ReservationStatus.HELD);
    }

    @Test
    void refusesWhatIsSomebodyElsesOrUnknown() {
        Reservation hold = office.held("ann", 7);

        assertThat(office.pay(hold, "bob", 70_000)).isEqualTo(new PayResult.Unknown(hold.id()));
        ReservationId unknown = new ReservationId(UUID.randomUUID());
        assertThat(office.payReservation.pay(List.of(new PayRequest(unknown, new PaymentId(UUID.randomUUID()), "ann",
                office.passOf("ann"), 1, BoxOffice.TRACE)))).containsExactly(new PayResult.Unknown(unknown));
    }

    @Test
    void paysOnce() {
        Reservation hold = office.paying("ann", 7);

        assertThat(office.pay(hold)).isEqualTo(new PayResult.NotPayable(ReservationStatus.PAYING));
        assertThat(office.outbox.ofType(PaymentRequested.class)).hasSize(1);
    }

    @Test
    void paysOnceInABatch() {
        Reservation hold = office.held("ann", 7);
        PayRequest one = new PayRequest(hold.id(), new PaymentId(UUID.randomUUID()), "ann", office.passOf("ann"), 70_000,
                BoxOffice.TRACE);
        PayRequest other = new PayRequest(hold.id(), new PaymentId(UUID.randomUUID()), "ann", office.passOf("ann"), 70_000,
                BoxOffice.TRACE);

        assertThat(office.payReservation.pay(List.of(one, other))).containsExactly(
                new PayResult.Requested(hold.id(), one.payment()),
                new PayResult.NotPayable(ReservationStatus.PAYING));
    }

    @Test
    void theHoldsOwnPassMayBeOver() {
        Reservation hold = office.held("ann", 7);

        assertThat(payWith(hold, new AdmissionPass(hold.pass(), hold.concert(), false))).isInstanceOf(PayResult.Requested.class);
    }

    @Test
    void anotherPassMustBeLive() {
        Reservation hold = office.held("ann", 7);
        PassId another = new PassId(UUID.randomUUID());

        assertThat(payWith(hold, new AdmissionPass(another, hold.concert(), false))).isEqualTo(new PayResult.PassExpired());
        assertThat(payWith(hold, new AdmissionPass(another, new ConcertId(UUID.randomUUID()), true)))
                .isEqualTo(new PayResult.PassInvalid());
        assertThat(payWith(hold, new AdmissionPass(another, hold.concert(), true))).isInstanceOf(PayResult.Requested.class);
    }

    private PayResult payWith(Reservation hold, AdmissionPass pass) {
        return office.payReservation.pay(List.of(
                new PayRequest(hold.id(), new PaymentId(UUID.randomUUID()), hold.userId(), pass, hold.amountMinor(),
                        BoxOffice.TRACE)))
                .getFirst();
    }
}
