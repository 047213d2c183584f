package frontrow.reservation.domain;

import frontrow.reservation.domain.Holds.FanAtPerformance;
import frontrow.reservation.domain.Holds.Open;
import frontrow.reservation.domain.Holds.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who of a batch gets the seats it has claimed together: as if the requests had come one after the other, all or nothing each. What
 * one cannot use, because it lost, the next one can.
 */
public final class SeatAllocation {

    private final Standing standing;
    private final Map<Seat, ReservationId> given = new LinkedHashMap<>();
    private final Set<FanAtPerformance> holding = new HashSet<>();
    private final List<Reservation> winners = new ArrayList<>();
    private final Map<ReservationId, HoldResult> refusals = new HashMap<>();

    private SeatAllocation(Standing standing) {
        this.standing = standing;
    }

    /** @param candidates all of whose seats are claimed by this batch, in the order they came */
    public static SeatAllocation of(List<Reservation> candidates, Standing standing) {
        SeatAllocation allocation = new SeatAllocation(standing);
        candidates.forEach(allocation::next);
        return allocation;
    }

    private void next(Reservation candidate) {
        refusal(candidate).ifPresentOrElse(refusal -> refusals.put(candidate.id(), refusal), () -> {
            winners.add(candidate);
            holding.add(FanAtPerformance.of(candidate));
            candidate.seatsAtPerformance().forEach(seat -> given.put(seat, candidate.id()));
        });
    }

    private Optional<HoldResult> refusal(Reservation candidate) {
        if (standing.spentPasses().contains(candidate.pass())) {
            return Optional.of(new HoldResult.PassExpired());
        }
        FanAtPerformance fan = FanAtPerformance.of(candidate);
        Open open = standing.open().get(fan);
        if (holding.contains(fan) || (open != null && !open.runOut())) {
            return Optional.of(new HoldResult.AlreadyHolding());
        }
        List<Integer> taken = candidate.seatsAtPerformance().stream().filter(given::containsKey).map(Seat::number).toList();
        return taken.isEmpty() ? Optional.empty() : Optional.of(new HoldResult.SeatTaken(taken));
    }

    public List<Reservation> winners() {
        return List.copyOf(winners);
    }

    public Map<ReservationId, HoldResult> refusals() {
        return Map.copyOf(refusals);
    }

    /** Who gets which seat. */
    public Map<Seat, ReservationId> given() {
        return Map.copyOf(given);
    }

    /** The winners' own holds that have run out and are in the way, by the winner. */
    public Map<ReservationId, ReservationId> runOutHoldsOfWinners() {
        Map<ReservationId, ReservationId> runOut = new LinkedHashMap<>();
        for (Reservation winner : winners) {
            Open open = standing.open().get(FanAtPerformance.of(winner));
            if (open != null) {
                runOut.put(winner.id(), open.reservation());
            }
        }
        return runOut;
    }
}
