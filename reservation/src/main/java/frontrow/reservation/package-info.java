/**
 * Concerts, performances, seats and holds; the REST entry of the purchase (design §5, §9).
 *
 * <ol>
 *   <li>A fan with a pass posts a hold: {@code HoldSeats} claims the seats, says {@code SeatHeld}.
 *   <li>The fan pays: {@code PayReservation} pins the hold, says {@code PaymentRequested}.
 *   <li>The payment ends: {@code SettleReservations} confirms ({@code ReservationConfirmed}) or releases ({@code SeatReleased}).
 *   <li>Nobody pays: {@code ReleaseSeats} frees the seats when the hold has run out, or {@code HoldSeats} of the next fan does.
 *   <li>The fan cancels: {@code CancelReservation} releases a hold, or asks for a refund ({@code CancellationRequested}).
 * </ol>
 */
@NullMarked
package frontrow.reservation;

import org.jspecify.annotations.NullMarked;
