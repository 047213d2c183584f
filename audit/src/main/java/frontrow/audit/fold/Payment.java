package frontrow.audit.fold;

import frontrow.audit.fold.Purchase.Terms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said about one payment: by the service payment, and by the wallet, each in its own order. */
public final class Payment {

    public enum State {
        /** Its beginning was not seen. */
        NONE, DEBITING, COMPLETED, FAILED, REFUNDING, REFUNDED
    }

    /** What the wallet did about it. */
    public enum Settlement {
        OPEN, DEBITED, REFUNDED, REJECTED
    }

    final UUID id;
    @Nullable
    Payment next;
    @Nullable
    Terms terms;
    State state = State.NONE;
    String failure = "";
    Settlement settlement = Settlement.OPEN;
    String rejection = "";
    /** As often as the topics tell, legal or not. */
    int debits;
    long netMinor;
    /** Bits of the kinds of events that were told about it. */
    int told;
    boolean cancelled;
    boolean reservationGone;
    /** An operator decided that its refund counts as done: the wallet need not say so. */
    boolean compensated;
    long deadlineMicros;
    long debitedMicros;

    Payment(UUID id, @Nullable Payment next) {
        this.id = id;
        this.next = next;
    }

    public UUID id() {
        return id;
    }

    public State state() {
        return state;
    }

    public String failure() {
        return failure;
    }

    public Settlement settlement() {
        return settlement;
    }

    public String rejection() {
        return rejection;
    }

    public @Nullable Terms terms() {
        return terms;
    }

    public @Nullable Payment next() {
        return next;
    }

    public boolean isReservationGone() {
        return reservationGone;
    }
}
