package frontrow.reservation.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has which seat: a claim exists only for a held or sold seat, and one whose time has run out means nothing any more.
 *
 * <p>Lock order of everything that touches seats, so that nothing ever waits in a circle:
 * <ol>
 *   <li>idempotency keys;
 *   <li>claims, by (performance, seat), all of a transaction's in one statement: {@link #claim} or {@link #lock};
 *   <li>existing reservations, by id, all in one statement: {@link Reservations#lockInIdOrder};
 *   <li>new reservations, by (performance, fan): {@link Holds#insert}.
 * </ol>
 * A transaction waits in a phase only for one that is in the same phase with a higher place in its order, or in a later phase. What
 * comes after the locks touches rows that are locked already, or waits for nobody ({@link #freeRunOut}).
 */
public interface SeatClaims {

    /**
     * Claims the wanted seats that are free or whose claim has run out, each for the first of the wishes that can still have all of
     * its seats. Wishes for a performance that has started get nothing.
     */
    Claims claim(List<SeatWish> wishes);

    /**
     * @param now the transaction's time by the database's clock: the instant that decides what has run out
     */
    record Claims(Instant now, Map<Seat, Claimed> bySeat) {}

    /** @param takenFrom the reservation whose claim had run out; null where the seat was free */
    record Claimed(ReservationId holder, @Nullable ReservationId takenFrom) {}

    /** Gives seats that this transaction has claimed to other reservations of the same batch. */
    void handOver(Map<Seat, ReservationId> holders);

    /** Gives back seats that this transaction has claimed. */
    void drop(Collection<Seat> seats);

    /** Frees what is left of the claims of reservations that ran out; leaves what somebody else is just taking over. */
    void freeRunOut(Collection<ReservationId> holders);

    /**
     * Locks the claims of these reservations until the transaction ends.
     *
     * @return the transaction's time by the database's clock
     */
    Instant lock(Collection<ReservationId> holders);

    /** Keeps locked claims from running out: their payment decides now. */
    void pin(Collection<ReservationId> holders);

    /** Frees locked claims. */
    void free(Collection<ReservationId> holders);
}
