package frontrow.simulation;

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
import java.util.function.Predicate;

/** Who has which seat, by the rules of the real table's statements. */
final class SeatClaimTable implements SeatClaims {

    private final Database database;
    private final Map<Seat, Claim> claims = new HashMap<>();

    record Claim(ReservationId holder, Instant heldUntil) {
        private boolean hasRunOut(Instant now) {
            return !heldUntil.isAfter(now);
        }
    }

    SeatClaimTable(Database database) {
        this.database = database;
    }

    Map<Seat, Claim> rows() {
        return claims;
    }

    @Override
    public Claims claim(List<SeatWish> wishes) {
        Instant now = database.transactionTime();
        List<SeatWish> hopeful = wishes.stream()
                .filter(wish -> wish.startsAt().isAfter(now) && wish.seatsAtPerformance().stream().allMatch(seat -> {
                    Claim claim = claims.get(seat);
                    return claim == null || claim.hasRunOut(now);
                })).toList();
        Map<Seat, Claimed> claimed = new HashMap<>();
        for (SeatWish wish : hopeful) {
            for (Seat seat : wish.seatsAtPerformance()) {
                if (!claimed.containsKey(seat)) {
                    Claim before = database.put(claims, seat,
                            new Claim(wish.reservation(), now.plus(wish.holdDuration())));
                    claimed.put(seat, new Claimed(wish.reservation(), before == null ? null : before.holder()));
                }
            }
        }
        return new Claims(now, claimed);
    }

    @Override
    public void handOver(Map<Seat, ReservationId> holders) {
        holders.forEach((seat, holder) -> database.put(claims, seat,
                new Claim(holder, Objects.requireNonNull(claims.get(seat)).heldUntil())));
    }

    @Override
    public void drop(Collection<Seat> seats) {
        seats.forEach(seat -> database.remove(claims, seat));
    }

    @Override
    public void freeRunOut(Collection<ReservationId> holders) {
        Instant now = database.transactionTime();
        drop(seatsOf(claim -> holders.contains(claim.holder()) && claim.hasRunOut(now)));
    }

    @Override
    public Instant lock(Collection<ReservationId> holders) {
        return database.transactionTime();
    }

    @Override
    public void pin(Collection<ReservationId> holders) {
        seatsOf(claim -> holders.contains(claim.holder())).forEach(seat -> database.put(claims, seat,
                new Claim(Objects.requireNonNull(claims.get(seat)).holder(), Instant.MAX)));
    }

    @Override
    public void free(Collection<ReservationId> holders) {
        drop(seatsOf(claim -> holders.contains(claim.holder())));
    }

    private List<Seat> seatsOf(Predicate<Claim> which) {
        return claims.entrySet().stream().filter(claim -> which.test(claim.getValue())).map(Map.Entry::getKey).toList();
    }
}
