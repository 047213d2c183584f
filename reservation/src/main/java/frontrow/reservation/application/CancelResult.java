package frontrow.reservation.application;

import frontrow.reservation.domain.ReservationId;

/** What came of the wish to cancel. */
public sealed interface CancelResult {

    /** The seats are free again, or have been before: cancelling twice is no error. */
    record Released() implements CancelResult {}

    /** The money is on its way back; the seats are free when it is there. */
    record Refunding() implements CancelResult {}

    record PaymentRunning() implements CancelResult {}

    record PerformanceOver() implements CancelResult {}

    /** There is no such reservation of this fan. */
    record Unknown(ReservationId reservation) implements CancelResult {}
}
