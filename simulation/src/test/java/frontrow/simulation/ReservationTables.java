package frontrow.simulation;

import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.Holds;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import frontrow.reservation.domain.Reservations;
import frontrow.reservation.domain.StrayPayments;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reservation service's tables but the claims. */
final class ReservationTables implements Reservations, Holds, Concerts, StrayPayments {

    private static final Entities<Reservation> ENTITIES = new Entities<>(Reservation.class);

    private final Database database;
    private final Map<UUID, Reservation> byId = new TreeMap<>();
    private final Map<ConcertId, Concert> concerts = new HashMap<>();
    private final Map<PaymentId, Stray> strays = new HashMap<>();

    ReservationTables(Database database) {
        this.database = database;
    }

    Collection<Reservation> all() {
        return byId.values();
    }

    @Override
    public List<Reservation> lockInIdOrder(Collection<UUID> ids) {
        return ids.stream().sorted().distinct().map(byId::get).filter(found -> found != null)
                .map(found -> database.locked(ENTITIES, found)).toList();
    }

    @Override
    public Optional<Reservation> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Reservation> findSettled(UUID id) {
        return find(id);
    }

    @Override
    public List<Reservation> newestOf(String userId, @Nullable UUID after, int countMax) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Standing standing(List<Reservation> candidates) {
        Set<FanAtPerformance> fans = candidates.stream().map(FanAtPerformance::of).collect(Collectors.toSet());
        Map<FanAtPerformance, Open> open = new HashMap<>();
        Set<PassId> spent = new HashSet<>();
        byId.values().forEach(reservation -> {
            if (isOpen(reservation) && fans.contains(FanAtPerformance.of(reservation))) {
                open.put(FanAtPerformance.of(reservation),
                        new Open(reservation.id(), reservation.hasRunOut(database.transactionTime())));
            }
            if (reservation.status().bought()) {
                spent.add(reservation.pass());
            }
        });
        return new Standing(open, spent);
    }

    @Override
    public Set<ReservationId> insert(List<Reservation> holds) {
        Set<ReservationId> inserted = new HashSet<>();
        for (Reservation hold : holds) {
            boolean conflict = byId.values().stream()
                    .anyMatch(other -> isOpen(other) && FanAtPerformance.of(other).equals(FanAtPerformance.of(hold)));
            if (!conflict) {
                database.put(byId, hold.id().value(), ENTITIES.copy(hold));
                inserted.add(hold.id());
            }
        }
        return inserted;
    }

    private static boolean isOpen(Reservation reservation) {
        return reservation.status() == ReservationStatus.HELD || reservation.status() == ReservationStatus.PAYING;
    }

    @Override
    public Instant schedule(List<Concert> scheduled) {
        scheduled.forEach(concert -> database.put(concerts, concert.id(), concert));
        return database.transactionTime();
    }

    @Override
    public Optional<Concert> find(ConcertId id) {
        return Optional.ofNullable(concerts.get(id));
    }

    @Override
    public Optional<Concert> ofPerformance(PerformanceId id) {
        return concerts.values().stream().filter(concert -> concert.performance(id).isPresent()).findFirst();
    }

    @Override
    public List<Listed> list(@Nullable ConcertId after, int countMax) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<PaymentId> note(List<Stray> noted) {
        Set<PaymentId> fresh = new HashSet<>();
        for (Stray stray : noted) {
            if (!strays.containsKey(stray.payment())) {
                database.put(strays, stray.payment(), stray);
                fresh.add(stray.payment());
            }
        }
        return fresh;
    }
}
