/**
 * A peer to compare Frontrow with: the purchase as the first requirement document has it, one synchronous transaction a
 * request, and rows locked by {@code select … for update}. No events, no broker.
 *
 * <pre>
 * POST /reservations               → PessimisticHold   seat for update; reservation HELD; the seat points to it
 * POST /reservations/{id}/payment  → PayReservation    reservation and wallet for update; debit, payment, CONFIRMED
 *                                                      too poor: RELEASED, and the seat is free again
 * </pre>
 *
 * There is one row for each seat, made with the performance, as in that document. To be as fast as this design can be it
 * has no foreign keys, no expiry of holds and no waiting room; statements are prepared at their first use, ids ascend in
 * time, and updates touch no indexed column. Rows are locked in the order reservation, wallet, seat, so nothing deadlocks.
 *
 * <p>For the rush there are two more ways to hold, which cannot be paid for here: a unique index decides ({@link UniqueHold}),
 * or a version does ({@link OptimisticHold}).
 */
@NullMarked
package frontrow.bench.synchronous;

import org.jspecify.annotations.NullMarked;
