package frontrow.reservation.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldSeatsTest {

    private final BoxOffice office = new BoxOffice();

    @Test
    void holdsAFreeSeatForTheTimeOfTheConcert() {
        Reservation hold = office.held("ann", 7);

        assertThat(hold.status()).isEqualTo(ReservationStatus.HELD);
        assertThat(hold.holdExpiresAt()).isEqualTo(office.now.plus(BoxOffice.HOLD));
        assertThat(hold.amountMinor()).isEqualTo(70_000);
        assertThat(office.outbox.ofType(SeatHeld.class)).singleElement().satisfies(said -> {
            assertThat(said.getReservationId()).isEqualTo(hold.id().value());
            assertThat(said.getSeats()).containsExactly(7);
            assertThat(said.getAmountMinor()).isEqualTo(70_000);
            assertThat(said.getHoldExpiresAt()).isEqualTo(hold.holdExpiresAt());
        });
    }

    @Test
    void addsUpThePricesOfDifferentSections() {
        assertThat(office.held("ann", 21, 20).amountMinor()).isEqualTo(120_000);
    }

    @Test
    void refusesASeatThatIsHeld() {
        office.held("ann", 7);

        assertThat(office.hold("bob", 7)).isEqualTo(new HoldResult.SeatTaken(List.of(7)));
    }

    @Test
    void holdsAllSeatsOrNone() {
        office.held("ann", 7);

        assertThat(office.hold("bob", 6, 7, 8)).isInstanceOf(HoldResult.SeatTaken.class);
        assertThat(office.freeSeats()).contains(6, 8);
        assertThat(office.held("cid", 6, 8).seats()).containsExactly(6, 8);
    }

    @Test
    void theFirstOfABatchGetsTheSeat() {
        List<HoldResult> results = office.holdTogether(office.wants("ann", 1, 2), office.wants("bob", 2, 3),
                office.wants("cid", 3));

        assertThat(results.get(0)).isInstanceOf(HoldResult.Held.class);
        assertThat(results.get(1)).isEqualTo(new HoldResult.SeatTaken(List.of(2)));
        assertThat(results.get(2)).isInstanceOf(HoldResult.Held.class);
        assertThat(office.claims.live()).hasSize(3);
    }

    @Test
    void whatTheFirstOfABatchCannotUseGoesToTheNext() {
        office.held("ann", 9);
        office.held("dan", 10);

        List<HoldResult> results = office.holdTogether(office.wants("ann", 1), office.wants("bob", 1), office.wants("cid", 2, 10),
                office.wants("eve", 2));

        assertThat(results.get(0)).isEqualTo(new HoldResult.AlreadyHolding());
        Reservation bobs = ((HoldResult.Held) results.get(1)).reservation();
        assertThat(results.get(2)).isEqualTo(new HoldResult.SeatTaken(List.of(10)));
        assertThat(results.get(3)).isInstanceOf(HoldResult.Held.class);
        assertThat(office.claims.live()).containsEntry(bobs.seatsAtPerformance().getFirst(), bobs.id());
    }

    @Test
    void aFanHoldsOnceInABatch() {
        List<HoldResult> results = office.holdTogether(office.wants("ann", 1), office.wants("ann", 2));

        assertThat(results.get(1)).isEqualTo(new HoldResult.AlreadyHolding());
        assertThat(office.freeSeats()).contains(2);
    }

    @Test
    void takesAHoldOverAtTheInstantItRunsOut() {
        Reservation anns = office.held("ann", 6, 7);
        office.pass(BoxOffice.HOLD.minusNanos(1000));
        assertThat(office.hold("bob", 7)).isInstanceOf(HoldResult.SeatTaken.class);
        office.pass(Duration.ofNanos(1000));

        Reservation bobs = office.held("bob", 7);

        assertThat(anns.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(office.outbox.ofType(SeatReleased.class)).singleElement().satisfies(said -> {
            assertThat(said.getReservationId()).isEqualTo(anns.id().value());
            assertThat(said.getSeats()).containsExactly(6, 7);
            assertThat(said.getReason()).isEqualTo(SeatReleaseReason.EXPIRED);
        });
        assertThat(office.claims.live()).hasSize(1).containsValue(bobs.id());
        assertThat(office.releaseSeats.expired(List.of(anns.id().value()))).isEmpty();
        assertThat(office.outbox.ofType(SeatReleased.class)).hasSize(1);
    }

    @Test
    void releasesAHoldThatRanOutEvenIfItsTakerLoses() {
        Reservation anns = office.held("ann", 7);
        office.pass(BoxOffice.HOLD);
        office.held("bob", 9);

        assertThat(office.hold("bob", 7)).isEqualTo(new HoldResult.AlreadyHolding());
        assertThat(anns.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(office.freeSeats()).contains(7);
    }

    @Test
    void aFansOwnHoldThatRanOutIsNotInTheWay() {
        Reservation old = office.held("ann", 7);
        office.pass(BoxOffice.HOLD);

        Reservation fresh = office.held("ann", 8);

        assertThat(old.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(office.said()).containsExactly("SeatHeld", "SeatReleased", "SeatHeld");
        assertThat(office.claims.live()).hasSize(1).containsValue(fresh.id());
    }

    @Test
    void refusesASecondHoldOfTheSameFan() {
        office.held("ann", 7);

        assertThat(office.hold("ann", 8)).isEqualTo(new HoldResult.AlreadyHolding());
        assertThat(office.freeSeats()).contains(8);
    }

    @Test
    void refusesAPassThatHasBought() {
        office.confirmed("ann", 7);

        assertThat(office.hold("ann", 8)).isEqualTo(new HoldResult.PassExpired());
        assertThat(office.freeSeats()).contains(8);
    }

    @Test
    void refusesAPassThatIsOver() {
        HoldRequest request = office.wants("ann", 7);
        AdmissionPass over = new AdmissionPass(request.pass().id(), request.pass().concert(), false);

        assertThat(office.holdTogether(
                new HoldRequest(request.id(), "ann", over, request.performance(), request.seats(), BoxOffice.TRACE)))
                .containsExactly(new HoldResult.PassExpired());
    }

    @Test
    void refusesWhatCannotBeAskedFor() {
        assertThat(office.hold("ann")).isInstanceOf(HoldResult.SeatsInvalid.class);
        assertThat(office.hold("ann", 7, 7)).isInstanceOf(HoldResult.SeatsInvalid.class);
        assertThat(office.hold("ann", 0, 51)).isEqualTo(new HoldResult.SeatUnknown(List.of(0, 51)));
        assertThat(office.hold("ann", 1, 2, 3, 4, 5)).isEqualTo(new HoldResult.TooManySeats(4));
        PerformanceId unknown = new PerformanceId(UUID.randomUUID());
        assertThat(office.holdTogether(new HoldRequest(new ReservationId(UUID.randomUUID()), "ann", office.passOf("ann"), unknown,
                List.of(1), BoxOffice.TRACE))).containsExactly(new HoldResult.PerformanceUnknown(unknown));
        assertThat(office.outbox.appended()).isEmpty();
    }

    @Test
    void refusesAPerformanceFromTheInstantItStarts() {
        office.now = office.performance.startsAt().minusNanos(1000);
        assertThat(office.hold("ann", 7)).isInstanceOf(HoldResult.Held.class);
        office.now = office.performance.startsAt();

        assertThat(office.hold("bob", 8)).isEqualTo(new HoldResult.PerformanceOver());
    }
}
