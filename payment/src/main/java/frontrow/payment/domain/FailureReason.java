package frontrow.payment.domain;

/** Why a payment failed. */
public enum FailureReason {
    /** The balance is lower than the amount. */
    INSUFFICIENT_BALANCE,
    /** It had not ended by its deadline. A debit that was or will be made for it is undone. */
    TIMEOUT,
    /** The wallet can never debit this. */
    REJECTED
}
