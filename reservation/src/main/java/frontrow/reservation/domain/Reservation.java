package frontrow.reservation.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seats of one performance for one fan, from the hold to the end. Time is given, always by the database's clock. */
@Entity
public class Reservation {

    @Id
    private UUID id;
    private String userId;
    private UUID concertId;
    private UUID performanceId;
    private int[] seats;
    private long amountMinor;
    private String currency;
    private UUID passId;
    @Enumerated(EnumType.STRING)
    private ReservationStatus status;
    private Instant holdExpiresAt;
    private @Nullable UUID paymentId;
    private @Nullable Instant paymentDeadline;
    @Enumerated(EnumType.STRING)
    private @Nullable EndReason endReason;
    @Enumerated(EnumType.STRING)
    private @Nullable PaymentFailure paymentFailure;
    @Column(updatable = false)
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Reservation() {}

    /** What a fan wants, before there is a time. */
    public record Order(ReservationId id, String userId, ConcertId concert, PerformanceId performance, List<Integer> seats,
            long amountMinor, String currency, PassId pass) {}

    private Reservation(Order order, Instant now, Instant holdExpiresAt) {
        this.id = order.id().value();
        this.userId = order.userId();
        this.concertId = order.concert().value();
        this.performanceId = order.performance().value();
        this.seats = order.seats().stream().mapToInt(Integer::intValue).sorted().toArray();
        this.amountMinor = order.amountMinor();
        this.currency = order.currency();
        this.passId = order.pass().value();
        this.status = ReservationStatus.HELD;
        this.holdExpiresAt = holdExpiresAt;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public static Reservation held(Order order, Instant now, Duration holdDuration) {
        return new Reservation(order, now, now.plus(holdDuration));
    }

    /** The hold ends at {@code holdExpiresAt}, not after it: at that very instant the seats can be taken, and paid no more. */
    public boolean hasRunOut(Instant now) {
        return status == ReservationStatus.HELD && !now.isBefore(holdExpiresAt);
    }

    /** The fan pays: from here the payment decides, not the clock. */
    public void startPayment(PaymentId payment, Instant deadline, Instant now) {
        if (status != ReservationStatus.HELD || hasRunOut(now)) {
            throw new ImpossibleTransition(this, "paying at " + now);
        }
        paymentId = payment.value();
        paymentDeadline = deadline;
        become(ReservationStatus.PAYING, now);
    }

    /** @return whether the payment found its reservation; one that did not has to be sent back */
    public Effect paymentCompleted(PaymentId payment, Instant now) {
        if (!isPaidBy(payment)) {
            return Effect.STRAY;
        }
        return switch (status) {
            case PAYING -> become(ReservationStatus.CONFIRMED, now);
            case CONFIRMED, CANCELLING, CANCELLED -> Effect.NONE;
            case RELEASED -> Effect.STRAY;
            case HELD -> throw new ImpossibleTransition(this, "completing payment " + payment);
        };
    }

    /** A payment that is not this reservation's own moved no money, so it changes nothing. */
    public Effect paymentFailed(PaymentId payment, PaymentFailure failure, Instant now) {
        if (!isPaidBy(payment)) {
            return Effect.NONE;
        }
        return switch (status) {
            case PAYING -> {
                paymentFailure = failure;
                yield end(ReservationStatus.RELEASED, EndReason.PAYMENT_FAILED, now);
            }
            case RELEASED -> Effect.NONE;
            case HELD, CONFIRMED, CANCELLING, CANCELLED -> throw new ImpossibleTransition(this, "failing payment " + payment);
        };
    }

    /** A refund of a payment that found no reservation changes nothing here. */
    public Effect paymentRefunded(PaymentId payment, Instant now) {
        if (!isPaidBy(payment)) {
            return Effect.NONE;
        }
        return switch (status) {
            case CANCELLING -> end(ReservationStatus.CANCELLED, EndReason.REFUNDED, now);
            case CANCELLED, RELEASED -> Effect.NONE;
            case HELD, PAYING, CONFIRMED -> throw new ImpossibleTransition(this, "refunding payment " + payment);
        };
    }

    /** What something that was told has done to a reservation. */
    public enum Effect {
        CHANGED, NONE, STRAY
    }

    public void expire(Instant now) {
        if (!hasRunOut(now)) {
            throw new ImpossibleTransition(this, "running out at " + now);
        }
        end(ReservationStatus.RELEASED, EndReason.EXPIRED, now);
    }

    /** The fan gives a hold up. */
    public void giveUp(Instant now) {
        if (status != ReservationStatus.HELD) {
            throw new ImpossibleTransition(this, "giving up the hold");
        }
        end(ReservationStatus.RELEASED, EndReason.CANCELLED, now);
    }

    /** The fan gives bought seats back; they stay theirs until the money is. */
    public void startCancellation(Instant now) {
        if (status != ReservationStatus.CONFIRMED) {
            throw new ImpossibleTransition(this, "cancelling");
        }
        become(ReservationStatus.CANCELLING, now);
    }

    private boolean isPaidBy(PaymentId payment) {
        return payment.value().equals(paymentId);
    }

    private Effect end(ReservationStatus target, EndReason reason, Instant now) {
        endReason = reason;
        return become(target, now);
    }

    private Effect become(ReservationStatus target, Instant now) {
        status = target;
        updatedAt = now;
        return Effect.CHANGED;
    }

    public ReservationId id() {
        return new ReservationId(id);
    }

    public String userId() {
        return userId;
    }

    public ConcertId concert() {
        return new ConcertId(concertId);
    }

    public PerformanceId performance() {
        return new PerformanceId(performanceId);
    }

    /** Ascending. */
    public List<Integer> seats() {
        return Arrays.stream(seats).boxed().toList();
    }

    public List<Seat> seatsAtPerformance() {
        return Arrays.stream(seats).mapToObj(number -> new Seat(performance(), number)).toList();
    }

    public long amountMinor() {
        return amountMinor;
    }

    public String currency() {
        return currency;
    }

    public PassId pass() {
        return new PassId(passId);
    }

    public ReservationStatus status() {
        return status;
    }

    public Instant holdExpiresAt() {
        return holdExpiresAt;
    }

    public @Nullable PaymentId payment() {
        return paymentId == null ? null : new PaymentId(paymentId);
    }

    public @Nullable Instant paymentDeadline() {
        return paymentDeadline;
    }

    public @Nullable EndReason endReason() {
        return endReason;
    }

    public @Nullable PaymentFailure paymentFailure() {
        return paymentFailure;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
