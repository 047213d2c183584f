package frontrow.wallet.domain;

/** Why a debit did not and will never happen. */
public enum RejectionReason {
    INSUFFICIENT_BALANCE,
    /** It was undone before it came. */
    VOIDED,
    /** An amount or a currency that a wallet cannot be debited. */
    INVALID
}
