package frontrow.reservation.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndOfHoldsTest {

    private final BoxOffice office = new BoxOffice();

    @Test
    void releasesWhatIsDueAndNamesWhatIsNot() {
        Reservation anns = office.held("ann", 7);
        office.pass(BoxOffice.HOLD.minusSeconds(1));
        Reservation bobs = office.held("bob", 8);
        office.pass(BoxOffice.HOLD.minusSeconds(299));

        assertThat(office.releaseSeats.expired(List.of(anns.id().value(), bobs.id().value(), UUID.randomUUID())))
                .containsExactly(bobs.id().value());
        assertThat(anns.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(office.freeSeats()).contains(7).doesNotContain(8);
        assertThat(office.outbox.ofType(SeatReleased.class)).singleElement()
                .satisfies(said -> assertThat(said.getReason()).isEqualTo(SeatReleaseReason.EXPIRED));
    }

    @Test
    void givingUpAHoldFreesTheSeats() {
        Reservation hold = office.held("ann", 7);

        assertThat(cancel(hold, "ann")).isEqualTo(new CancelResult.Released());
        assertThat(cancel(hold, "ann")).isEqualTo(new CancelResult.Released());

        assertThat(office.freeSeats()).contains(7);
        assertThat(office.outbox.ofType(SeatReleased.class)).singleElement()
                .satisfies(said -> assertThat(said.getReason()).isEqualTo(SeatReleaseReason.CANCELLED));
    }

    @Test
    void aHoldThatRanOutCanStillBeGivenUp() {
        Reservation hold = office.held("ann", 7);
        office.pass(BoxOffice.HOLD);

        assertThat(cancel(hold, "ann")).isEqualTo(new CancelResult.Released());
    }

    @Test
    void cancellingBoughtSeatsAsksForTheRefundOnce() {
        Reservation bought = office.confirmed("ann", 7);

        assertThat(cancel(bought, "ann")).isEqualTo(new CancelResult.Refunding());
        assertThat(cancel(bought, "ann")).isEqualTo(new CancelResult.Refunding());

        assertThat(office.outbox.ofType(CancellationRequested.class)).singleElement()
                .satisfies(said -> assertThat(said.getReason()).isEqualTo(CancellationReason.FAN));
        assertThat(office.freeSeats()).doesNotContain(7);
    }

    @Test
    void aRunningPaymentCannotBeCancelled() {
        assertThat(cancel(office.paying("ann", 7), "ann")).isEqualTo(new CancelResult.PaymentRunning());
    }

    @Test
    void nothingIsRefundedOnceThePerformanceHasStarted() {
        Reservation bought = office.confirmed("ann", 7);
        office.now = office.performance.startsAt();

        assertThat(cancel(bought, "ann")).isEqualTo(new CancelResult.PerformanceOver());
        assertThat(bought.status()).isEqualTo(ReservationStatus.CONFIRMED);
    }

    @Test
    void nobodyCancelsWhatIsSomebodyElses() {
        Reservation hold = office.held("ann", 7);

        assertThat(cancel(hold, "bob")).isEqualTo(new CancelResult.Unknown(hold.id()));
        ReservationId unknown = new ReservationId(UUID.randomUUID());
        assertThat(office.cancelReservation.cancel(unknown, "ann", BoxOffice.TRACE)).isEqualTo(new CancelResult.Unknown(unknown));
    }

    private CancelResult cancel(Reservation reservation, String fan) {
        return office.cancelReservation.cancel(reservation.id(), fan, BoxOffice.TRACE);
    }
}
