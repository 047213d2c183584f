package frontrow.reservation.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The set-based side of reservations: what holding seats needs, one statement for a batch each. */
public interface Holds {

    /** What already stands for the fans and passes of these holds to be. */
    Standing standing(List<Reservation> candidates);

    /**
     * @param open        the open reservation a fan has of a performance
     * @param spentPasses passes that have bought
     */
    record Standing(Map<FanAtPerformance, Open> open, Set<PassId> spentPasses) {}

    record FanAtPerformance(PerformanceId performance, String userId) {

        public static FanAtPerformance of(Reservation reservation) {
            return new FanAtPerformance(reservation.performance(), reservation.userId());
        }
    }

    /** @param runOut a hold whose time is over, though nobody has released it yet */
    record Open(ReservationId reservation, boolean runOut) {}

    /**
     * Adds new holds, after writing what has changed in this transaction; one whose fan has an open reservation of the performance
     * by now is left out.
     *
     * @return those that were added
     */
    Set<ReservationId> insert(List<Reservation> holds);
}
