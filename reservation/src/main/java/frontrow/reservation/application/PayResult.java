package frontrow.reservation.application;

import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;

/** What came of the wish to pay. */
public sealed interface PayResult {

    record Requested(ReservationId reservation, PaymentId payment) implements PayResult {}

    /** There is no such reservation of this fan. */
    record Unknown(ReservationId reservation) implements PayResult {}

    record AmountMismatch(long amountMinor, long expectedMinor) implements PayResult {}

    record HoldExpired() implements PayResult {}

    record NotPayable(ReservationStatus status) implements PayResult {}

    /** The pass is for another concert. */
    record PassInvalid() implements PayResult {}

    /** The pass is over, and it is not the one the hold was made with. */
    record PassExpired() implements PayResult {}
}
