package frontrow.audit.fold;

import frontrow.audit.Violation.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What three services say about one reservation. */
public final class Purchase {

    public enum State {
        /** Its hold was not seen. */
        NONE, HELD, PAYING, CONFIRMED, CANCELLING, CANCELLED, RELEASED
    }

    private static final int[] NO_SEATS = {};

    final UUID id;
    final Trail trail = new Trail();
    State state = State.NONE;
    /** Of the fan, as {@link Terms} of the hold. */
    @Nullable
    Terms terms;
    @Nullable
    UUID performanceId;
    int[] seats = NO_SEATS;
    /** See {@link LongSet#of}. */
    long pass;
    long heldMicros;
    long holdEndsMicros;
    long deadlineMicros;
    long releasedMicros = Micros.NEVER;
    String endReason = "";
    @Nullable
    UUID paymentAsked;
    /** Those that were told of, by whomever; one if all is well. */
    @Nullable
    Payment payments;

    Purchase(UUID id) {
        this.id = id;
    }

    boolean wasHeld() {
        return performanceId != null;
    }

    UUID performance() {
        return Objects.requireNonNull(performanceId);
    }

    String fan() {
        return Objects.requireNonNull(terms).userId();
    }

    /** NEVER, if it was not confirmed. */
    long boughtMicros() {
        return trail.microsOf(EventKind.RESERVATION_CONFIRMED);
    }

    Payment payment(UUID paymentId) {
        Payment known = findPayment(paymentId);
        if (known == null) {
            known = new Payment(paymentId, payments);
            payments = known;
        }
        return known;
    }

    /** The fan, the amount and its currency: the same in every event of a purchase. */
    public record Terms(String userId, long amountMinor, String currency) {

        boolean say(String user, long minor, String unit) {
            return amountMinor == minor && userId.equals(user) && currency.equals(unit);
        }
    }

    public UUID id() {
        return id;
    }

    public State state() {
        return state;
    }

    public @Nullable Terms terms() {
        return terms;
    }

    public @Nullable UUID performanceId() {
        return performanceId;
    }

    public int[] seats() {
        return seats.clone();
    }

    public @Nullable UUID paymentAsked() {
        return paymentAsked;
    }

    public String endReason() {
        return endReason;
    }

    public Instant holdEnds() {
        return Micros.instant(holdEndsMicros);
    }

    /** The records that told of it, by the times of their events. */
    public List<Step> chain() {
        return trail.steps();
    }

    public @Nullable Payment findPayment(UUID paymentId) {
        Payment payment = payments;
        while (payment != null && !payment.id.equals(paymentId)) {
            payment = payment.next;
        }
        return payment;
    }

    public @Nullable Payment payments() {
        return payments;
    }
}
