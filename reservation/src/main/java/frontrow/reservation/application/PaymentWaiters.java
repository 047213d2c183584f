package frontrow.reservation.application;

import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Requests of this instance that wait for the end of a payment, woken by whoever settles it here, or by what is said on the topic: no
 * polling. Whoever waits registers before the payment is requested, so no outcome is missed.
 */
public final class PaymentWaiters {

    private final int countMax;
    private final Map<ReservationId, Waiter> waiters = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    public PaymentWaiters(int countMax) {
        this.countMax = countMax;
    }

    /** How a reservation's payment ended. */
    public sealed interface Outcome {

        record Confirmed() implements Outcome {}

        /** @param failure null where the event does not tell it, as those of older versions */
        record Released(@Nullable PaymentFailure failure) implements Outcome {}

        /** It has not, but this instance stops. */
        record Unknown() implements Outcome {}
    }

    /** A wait for one reservation, shared by all who wait for it; to be closed by each. */
    public final class Waiter implements AutoCloseable {
        private final ReservationId reservation;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private int users;

        private Waiter(ReservationId reservation) {
            this.reservation = reservation;
        }

        public CompletableFuture<Outcome> outcome() {
            return outcome.copy();
        }

        @Override
        public void close() {
            waiters.computeIfPresent(reservation, (id, waiter) -> waiter != this || --users > 0 ? waiter : null);
        }
    }

    /** @return empty where too many wait already: the answer is then given without waiting */
    public Optional<Waiter> register(ReservationId reservation) {
        if (stopped || waiters.size() >= countMax) {
            return Optional.empty();
        }
        return Optional.of(waiters.compute(reservation, (id, present) -> {
            Waiter waiter = present == null ? new Waiter(id) : present;
            waiter.users++;
            return waiter;
        }));
    }

    /** @param reservation as it is committed */
    public void settled(Reservation reservation) {
        ended(reservation.id(), reservation.status().bought()
                ? new Outcome.Confirmed()
                : new Outcome.Released(reservation.paymentFailure()));
    }

    public void ended(ReservationId reservation, Outcome outcome) {
        Waiter waiter = waiters.get(reservation);
        if (waiter != null) {
            waiter.outcome.complete(outcome);
        }
    }

    /** Whoever waits is answered without the outcome, and nobody waits any more. */
    public void stop() {
        stopped = true;
        waiters.values().forEach(waiter -> waiter.outcome.complete(new Outcome.Unknown()));
    }
}
