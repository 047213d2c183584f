package frontrow.reservation.persistence;

import frontrow.reservation.config.ReservationProperties;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.PerformanceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the concerts used last in memory: they never change, so nothing is ever stale. What is not there is asked for each time, by
 * one for all who ask at once: the crowd comes the moment a concert is new.
 */
@Repository
class CachedConcerts implements Concerts {

    private final Concerts stored;
    private final int countMax;
    private final SequencedMap<ConcertId, Concert> byId = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<PerformanceId, ConcertId> byPerformance = new HashMap<>();
    private final SharedRead<ConcertId, Optional<Concert>> finding;
    private final SharedRead<PerformanceId, Optional<Concert>> findingByPerformance;

    CachedConcerts(JdbcClient jdbc, ReservationProperties properties) {
        this.stored = new JdbcConcerts(jdbc);
        this.countMax = properties.cachedConcertsMax();
        this.finding = new SharedRead<>(id -> cached(id).or(() -> stored.find(id).map(this::keep)));
        this.findingByPerformance = new SharedRead<>(id -> cached(id).or(() -> stored.ofPerformance(id).map(this::keep)));
    }

    @Override
    public Instant schedule(List<Concert> concerts) {
        return stored.schedule(concerts); // Not cached here: the transaction may not commit.
    }

    @Override
    public Optional<Concert> find(ConcertId id) {
        return cached(id).or(() -> finding.read(id));
    }

    @Override
    public Optional<Concert> ofPerformance(PerformanceId id) {
        return cached(id).or(() -> findingByPerformance.read(id));
    }

    @Override
    public List<Listed> list(@Nullable ConcertId after, int countMax) {
        return stored.list(after, countMax);
    }

    private synchronized Optional<Concert> cached(ConcertId id) {
        return Optional.ofNullable(byId.get(id));
    }

    private synchronized Optional<Concert> cached(PerformanceId id) {
        return Optional.ofNullable(byPerformance.get(id)).map(byId::get);
    }

    private synchronized Concert keep(Concert concert) {
        byId.put(concert.id(), concert);
        concert.performances().forEach(performance -> byPerformance.put(performance.id(), concert.id()));
        while (byId.size() > countMax) {
            Concert eldest = byId.pollFirstEntry().getValue();
            eldest.performances().forEach(performance -> byPerformance.remove(performance.id()));
        }
        return concert;
    }
}
