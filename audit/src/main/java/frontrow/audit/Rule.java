package frontrow.audit;

/** What can be violated, each with the number of the design's invariant (section 10) that it belongs to. */
public enum Rule {
    SEAT_HAS_ONE_OWNER(1, "A seat of a performance has one live owner at most."),
    ONE_OPEN_RESERVATION(1, "A fan has one open reservation of a performance at most."),
    BALANCE_FOLLOWS_TRANSFERS(2, "A wallet's balance is the one before, changed by the transfer."),
    BALANCE_NOT_NEGATIVE(2, "No wallet is negative."),
    TRANSFER_HAPPENS_ONCE(2, "A charge, a debit or a refund happens once."),
    ACCOUNTS_SUM_TO_ZERO(2, "All accounts of the ledger sum to zero."),
    CONFIRMED_IS_PAID(3, "Confirmed means exactly one net debit of the amount."),
    ENDED_IS_NOT_PAID(3, "Released or cancelled means that nothing is debited, net."),
    PAID_BACK_ONCE(3, "Money goes back once: by the wallet, or by an operator who says so, never by both."),
    TERMS_STAY(3, "Fan, amount and currency stay the same from the hold to the refund."),
    EVERYTHING_ENDS(4, "Every hold and every payment ends in time."),
    EFFECT_HAS_A_CAUSE(5, "What a service did another one had asked for, or told."),
    REPEAT_IS_IDENTICAL(5, "A repeated event has the same bytes in the same partition."),
    OUTBOX_IS_IN_TOPIC(5, "What is in the outbox is in the topic."),
    TOPIC_IS_IN_OUTBOX(5, "What is in the topic was in the outbox."),
    STEP_IS_LEGAL(6, "Each event is legal in the state it meets, and has one effect."),
    DATABASE_AGREES(7, "Folding the topics gives what the databases hold."),
    PACE_IS_KEPT(8, "In no second are more let in than the room allows."),
    PASS_BUYS_ONCE(8, "With a pass that has bought nothing is held any more."),
    LINE_IS_KEPT(8, "Who is let in was at the head of the line, and there was room."),
    PASS_WAS_GIVEN(8, "Who books was let in."),
    RECORD_IS_READABLE(9, "Every record can be read with today's code."),
    RECORD_IS_WELL_FORMED(9, "Key and headers of a record say what the event says.");

    private final int invariant;
    private final String claim;

    Rule(int invariant, String claim) {
        this.invariant = invariant;
        this.claim = claim;
    }

    public int invariant() {
        return invariant;
    }

    public String claim() {
        return claim;
    }
}
