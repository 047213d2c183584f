package frontrow.wallet.domain;

/** A debit that must never happen, whatever the fan's balance is when it is asked for again. */
public record RejectedDebit(PaymentId payment, RejectionReason reason) {}
