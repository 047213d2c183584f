package frontrow.reservation.memory;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored state in memory, one transaction at a time: for tests. */
public final class InMemoryReservations implements Reservations, Holds, Concerts, StrayPayments {

    private final Supplier<Instant> clock;
    private final Map<UUID, Reservation> byId = new TreeMap<>();
    private final Map<ConcertId, Concert> concerts = new HashMap<>();
    private final Set<PaymentId> strays = new HashSet<>();

    public InMemoryReservations(Supplier<Instant> clock) {
        this.clock = clock;
    }

    public List<Reservation> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public List<Reservation> lockInIdOrder(Collection<UUID> ids) {
        return byId.values().stream().filter(reservation -> ids.contains(reservation.id().value())).toList();
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
        return byId.values().stream().filter(reservation -> reservation.userId().equals(userId))
                .filter(reservation -> after == null || reservation.id().value().compareTo(after) < 0)
                .sorted(Comparator.comparing((Reservation reservation) -> reservation.id().value()).reversed()).limit(countMax)
                .toList();
    }

    @Override
    public Standing standing(List<Reservation> candidates) {
        Set<FanAtPerformance> fans = candidates.stream().map(FanAtPerformance::of).collect(Collectors.toSet());
        Map<FanAtPerformance, Open> open = new HashMap<>();
        Set<PassId> spent = new HashSet<>();
        byId.values().forEach(reservation -> {
            if (isOpen(reservation) && fans.contains(FanAtPerformance.of(reservation))) {
                open.put(FanAtPerformance.of(reservation), new Open(reservation.id(), reservation.hasRunOut(clock.get())));
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
                byId.put(hold.id().value(), hold);
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
        scheduled.forEach(concert -> concerts.put(concert.id(), concert));
        return clock.get();
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
        return concerts.values().stream().map(concert -> new Listed(concert.id(), concert.name())).limit(countMax).toList();
    }

    @Override
    public Set<PaymentId> note(List<Stray> noted) {
        return noted.stream().map(Stray::payment).filter(strays::add).collect(Collectors.toSet());
    }
}
