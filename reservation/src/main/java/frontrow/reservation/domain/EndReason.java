package frontrow.reservation.domain;

/** Why a reservation ended. */
public enum EndReason {
    EXPIRED, CANCELLED, PAYMENT_FAILED, REFUNDED
}
