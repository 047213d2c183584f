package frontrow.reservation.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Which seats may be asked for at all, before anybody looks whether they are free. */
public final class HoldPolicy {

    private HoldPolicy() {}

    /** @return why the seats cannot be held; empty where they may be */
    public static Optional<HoldResult> refusal(Concert concert, Performance performance, List<Integer> seats) {
        if (seats.isEmpty()) {
            return Optional.of(new HoldResult.SeatsInvalid("Name at least one seat."));
        }
        if (seats.size() > concert.maxSeats()) {
            return Optional.of(new HoldResult.TooManySeats(concert.maxSeats()));
        }
        if (new HashSet<>(seats).size() < seats.size()) {
            return Optional.of(new HoldResult.SeatsInvalid("Name each seat once."));
        }
        List<Integer> unknown = seats.stream().filter(seat -> performance.sectionOf(seat).isEmpty()).sorted().toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(new HoldResult.SeatUnknown(unknown));
    }
}
