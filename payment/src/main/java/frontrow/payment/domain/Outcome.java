package frontrow.payment.domain;

/** What became of a payment in one step. The saga tells each of them as events. */
public sealed interface Outcome {

    record Begun() implements Outcome {}

    record Completed() implements Outcome {}

    /** Nothing was debited, and nothing will be. */
    record Failed() implements Outcome {}

    /** The deadline has passed: whatever was or will be debited has to be undone. */
    record TimedOut() implements Outcome {}

    /** The wallet has to be asked to undo the debit: for the first time, or again for a parked payment. */
    record RefundDue() implements Outcome {}

    record Refunded() implements Outcome {}

    /** The wallet did not answer a refund in time: an operator has to look. */
    record Parked() implements Outcome {}

    /** The fan has the amount, or never gave it, as far as anybody will ever know; the payment had ended before. */
    record Settled() implements Outcome {}

    /** The payment is where this would have brought it, or already further: a repeat, or late but legal. */
    record Unchanged() implements Outcome {}

    /** The time for this has not come yet. */
    record NotYet() implements Outcome {}
}
