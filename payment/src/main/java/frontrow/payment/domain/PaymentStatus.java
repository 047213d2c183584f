package frontrow.payment.domain;

/** {@code DEBITING → COMPLETED → REFUNDING → REFUNDED}; {@code DEBITING → FAILED}. */
public enum PaymentStatus {
    /** The wallet was asked for the amount. */
    DEBITING,
    /** The amount was debited in time. */
    COMPLETED,
    /** It ended without a debit, or with one that is being undone. */
    FAILED,
    /** The wallet was asked to give the amount back. */
    REFUNDING,
    /** The amount was given back. */
    REFUNDED
}
