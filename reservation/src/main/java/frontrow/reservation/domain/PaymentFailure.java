package frontrow.reservation.domain;

/** Why a payment failed. */
public enum PaymentFailure {
    INSUFFICIENT_BALANCE, TIMEOUT, REJECTED
}
