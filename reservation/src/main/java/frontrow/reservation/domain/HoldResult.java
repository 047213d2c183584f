package frontrow.reservation.domain;

import java.util.List;

/** What came of the wish to hold seats. */
public sealed interface HoldResult {

    record Held(Reservation reservation) implements HoldResult {}

    /** @param seats those of the wanted ones that somebody else has */
    record SeatTaken(List<Integer> seats) implements HoldResult {}

    record AlreadyHolding() implements HoldResult {}

    record PerformanceUnknown(PerformanceId performance) implements HoldResult {}

    record PerformanceOver() implements HoldResult {}

    record SeatUnknown(List<Integer> seats) implements HoldResult {}

    record SeatsInvalid(String what) implements HoldResult {}

    record TooManySeats(int seatsMax) implements HoldResult {}

    /** The pass is over: by time, by what the waiting room said, or because it has bought. */
    record PassExpired() implements HoldResult {}
}
