package frontrow.reservation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The concerts that were scheduled. */
public interface Concerts {

    /** @return when, by the database's clock */
    Instant schedule(List<Concert> concerts);

    Optional<Concert> find(ConcertId id);

    /** The concert this is a date of. */
    Optional<Concert> ofPerformance(PerformanceId id);

    /** Newest first, those older than {@code after}. */
    List<Listed> list(@Nullable ConcertId after, int countMax);

    record Listed(ConcertId id, String name) {}
}
