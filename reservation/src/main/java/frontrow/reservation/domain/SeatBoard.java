package frontrow.reservation.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Which seats are not free, for those who look. */
public interface SeatBoard {

    /** @return the seats of a performance that are held or sold; all others are free */
    Map<Integer, SeatStatus> occupied(PerformanceId performance);

    enum SeatStatus {
        FREE, HELD, SOLD
    }

    /** How many seats are not free. */
    Occupancy occupancy(Collection<PerformanceId> performances);

    /** @param now the database's time */
    record Occupancy(Instant now, Map<PerformanceId, Counts> byPerformance) {

        public Counts of(PerformanceId performance) {
            return byPerformance.getOrDefault(performance, new Counts(0, 0));
        }
    }

    record Counts(int held, int sold) {}
}
