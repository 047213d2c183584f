package frontrow.wallet.domain;

/** How far the wallet is with a payment. */
public sealed interface Settlement {

    /** Nothing was asked yet. */
    record Open() implements Settlement {}

    record Debited(AccountId wallet, Money amount) implements Settlement {}

    /** Debited, and that undone. */
    record Refunded() implements Settlement {}

    /** Not debited, and never to be. */
    record Rejected() implements Settlement {}
}
