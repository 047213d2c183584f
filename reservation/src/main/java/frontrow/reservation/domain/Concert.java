package frontrow.reservation.domain;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A concert with its dates; it never changes after it was scheduled, so it may be cached.
 *
 * @param maxSeats seats per reservation at most
 * @param room     the waiting room it wants
 */
public record Concert(ConcertId id, String name, String currency, int maxSeats, Duration holdDuration, Room room,
        List<Performance> performances) {

    /** Active passes and admissions per second at most. */
    public record Room(int capacity, int admissionsPerSecond) {}

    public Concert {
        performances = performances.stream()
                .sorted(Comparator.comparing(Performance::startsAt).thenComparing(p -> p.id().value()))
                .toList();
    }

    public Optional<Performance> performance(PerformanceId id) {
        return performances.stream().filter(performance -> performance.id().equals(id)).findFirst();
    }
}
