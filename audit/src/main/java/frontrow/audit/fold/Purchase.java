package frontrow.audit.fold;

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

    Payment payment(UUID paymentId) {
        for (Payment payment = payments; payment != null; payment = payment.next) {
            if (payment.id.equals(paymentId)) {
                return payment;
            }
        }
        payments = new Payment(paymentId, payments);
        return payments;
    }

    /** The fan, the amount and its currency: the same in every event of a purchase. */
    public record Terms(String userId, long amountMinor, String currency) {}

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

    public long heldMicros() {
        return heldMicros;
    }

    public long holdEndsMicros() {
        return holdEndsMicros;
    }

    public @Nullable Payment payments() {
        return payments;
    }
}
