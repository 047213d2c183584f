package frontrow.reservation.memory;

import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.Seat;
import frontrow.reservation.domain.SeatClaims;
import frontrow.reservation.domain.SeatWish;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The claims in memory, by the same rules as the table's. */
public final class InMemorySeatClaims implements SeatClaims {

    private final Supplier<Instant> clock;
    private final Map<Seat, Claim> claims = new HashMap<>();

    private record Claim(ReservationId holder, Instant heldUntil) {}

    public InMemorySeatClaims(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** Who has which seat now. */
    public Map<Seat, ReservationId> live() {
        Map<Seat, ReservationId> live = new HashMap<>();
        claims.forEach((seat, claim) -> {
            if (claim.heldUntil().isAfter(clock.get())) {
                live.put(seat, claim.holder());
            }
        });
        return live;
    }

    @Override
    public Claims claim(List<SeatWish> wishes) {
        Instant now = clock.get();
        Map<Seat, ReservationId> liveBefore = live();
        Map<Seat, Claimed> claimed = new HashMap<>();
        wishes.stream().filter(wish -> wish.startsAt().isAfter(now))
                .filter(wish -> wish.seatsAtPerformance().stream().noneMatch(liveBefore::containsKey))
                .forEach(wish -> wish.seatsAtPerformance().stream().filter(seat -> !claimed.containsKey(seat)).forEach(seat -> {
                    Claim before = claims.put(seat, new Claim(wish.reservation(), now.plus(wish.holdDuration())));
                    claimed.put(seat, new Claimed(wish.reservation(), before == null ? null : before.holder()));
                }));
        return new Claims(now, claimed);
    }

    @Override
    public void handOver(Map<Seat, ReservationId> holders) {
        holders.forEach(
                (seat, holder) -> claims.put(seat, new Claim(holder, Objects.requireNonNull(claims.get(seat)).heldUntil())));
    }

    @Override
    public void drop(Collection<Seat> seats) {
        claims.keySet().removeAll(seats);
    }

    @Override
    public void freeRunOut(Collection<ReservationId> holders) {
        claims.values().removeIf(claim -> holders.contains(claim.holder()) && !claim.heldUntil().isAfter(clock.get()));
    }

    @Override
    public Instant lock(Collection<ReservationId> holders) {
        return clock.get();
    }

    @Override
    public void pin(Collection<ReservationId> holders) {
        claims.replaceAll((seat, claim) -> holders.contains(claim.holder()) ? new Claim(claim.holder(), Instant.MAX) : claim);
    }

    @Override
    public void free(Collection<ReservationId> holders) {
        claims.values().removeIf(claim -> holders.contains(claim.holder()));
    }
}
