package frontrow.wallet.domain;

/** What became of a payment's wish to take money out. */
public sealed interface DebitDecision {

    record Debited(Transfer transfer) implements DebitDecision {}

    record Rejected(RejectionReason reason) implements DebitDecision {}
}
