package frontrow.reservation.web;

import frontrow.reservation.application.PaymentWaiters;
import frontrow.reservation.application.PaymentWaiters.Outcome;
import frontrow.reservation.application.PaymentWaiters.Waiter;
import frontrow.reservation.domain.PaymentFailure;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import frontrow.reservation.domain.Reservations;
import frontrow.rest.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Waits for a payment's end on the caller's own (virtual) thread, and tells it as the event has told it: those who are woken together do
 * not all need the database. When the service stops, who waits is answered before the web server waits for open requests.
 */
@Component
class PaymentEnds implements SmartLifecycle {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final PaymentWaiters waiters;
    private final Reservations reservations;
    private final JsonMapper json;
    private volatile boolean running;

    PaymentEnds(PaymentWaiters waiters, Reservations reservations, JsonMapper json) {
        this.waiters = waiters;
        this.reservations = reservations;
        this.json = json;
    }

    /** @return how the payment ended, or what {@code request} answers where it was refused or did not end in time */
    ResponseEntity<String> await(ReservationId reservation, Duration wait, Supplier<ResponseEntity<String>> request) {
        Optional<Waiter> registered = waiters.register(reservation);
        if (registered.isEmpty()) {
            return request.get();
        }
        // Registered before the request commits, so its outcome cannot be missed.
        try (Waiter waiter = registered.get()) {
            ResponseEntity<String> requested = request.get();
            if (!requested.getStatusCode().isSameCodeAs(HttpStatus.ACCEPTED)) {
                return requested;
            }
            // The outcome of an answer that is given again may be an old one.
            Optional<ResponseEntity<String>> old = requested.getHeaders().containsHeader(REPLAYED)
                    ? end(reservation)
                    : Optional.empty();
            return old.or(() -> awaited(waiter, reservation, wait, requested)).orElse(requested);
        }
    }

    private Optional<ResponseEntity<String>> awaited(Waiter waiter, ReservationId reservation, Duration wait,
            ResponseEntity<String> requested) {
        CompletableFuture<Outcome> outcome = waiter.outcome();
        try {
            return switch (outcome.get(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                case Outcome.Confirmed() -> Optional.of(completed(paymentId(requested), reservation));
                case Outcome.Released(PaymentFailure failure) when failure != null ->
                    throw failed(paymentId(requested), failure);
                case Outcome.Released _ -> end(reservation);
                case Outcome.Unknown() -> Optional.empty();
            };
        } catch (TimeoutException late) {
            return end(reservation);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String paymentId(ResponseEntity<String> requested) {
        return json.readTree(Objects.requireNonNull(requested.getBody())).required("paymentId").asString();
    }

    /** What the reservation's state says about the payment's end; empty while it runs. */
    private Optional<ResponseEntity<String>> end(ReservationId id) {
        Reservation reservation = reservations.findSettled(id.value()).orElseThrow();
        if (reservation.status().bought()) {
            return Optional.of(completed(Objects.requireNonNull(reservation.payment()).toString(), id));
        }
        if (reservation.status() == ReservationStatus.RELEASED) {
            throw failed(String.valueOf(reservation.payment()), reservation.paymentFailure());
        }
        return Optional.empty();
    }

    private ResponseEntity<String> completed(String paymentId, ReservationId reservation) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header("Preference-Applied", "wait")
                .body(json.writeValueAsString(
                        new PaymentController.PaymentStarted(paymentId, reservation.toString(), "COMPLETED")));
    }

    private static Problem failed(String paymentId, @Nullable PaymentFailure failure) {
        Problem problem = switch (failure) {
            case INSUFFICIENT_BALANCE -> Problem.of(HttpStatus.PAYMENT_REQUIRED, "INSUFFICIENT_BALANCE",
                    "Your wallet does not hold enough; the seats are free again. Charge it and hold them anew.");
            case TIMEOUT -> Problem.of(HttpStatus.CONFLICT, "PAYMENT_TIMEOUT",
                    "The payment took too long; nothing is charged, and the seats are free again.");
            case REJECTED -> Problem.of(HttpStatus.CONFLICT, "PAYMENT_REJECTED",
                    "The payment was rejected; nothing is charged, and the seats are free again.");
            case null -> Problem.of(HttpStatus.CONFLICT, "NOT_PAYABLE", "The reservation is RELEASED; only a hold can be paid.");
        };
        return problem.with("paymentId", paymentId);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        waiters.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
