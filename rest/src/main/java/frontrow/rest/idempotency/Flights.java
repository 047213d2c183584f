package frontrow.rest.idempotency;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests that this instance is working on, so that a double click waits for the first click's answer instead of being told that
 * the key is in use. As many as wait in the committers, no more.
 */
final class Flights {

    private final ConcurrentHashMap<RequestKey, Flight> flights = new ConcurrentHashMap<>();

    /** @return the flight of this key that goes on already; null if there was none, and this one has begun */
    @Nullable
    Flight joinOrBegin(RequestKey key, Flight flight) {
        return flights.putIfAbsent(key, flight);
    }

    /** Ends the flight with whatever the committer says, also when it takes no more. */
    void follow(RequestKey key, Flight flight, Supplier<CompletableFuture<Reply>> submit) {
        try {
            CompletableFuture<Reply> _ = submit.get().whenComplete((reply, failure) -> end(key, flight, reply, failure));
        } catch (RuntimeException refused) {
            end(key, flight, null, refused);
        }
    }

    private void end(RequestKey key, Flight flight, @Nullable Reply reply, @Nullable Throwable failure) {
        flights.remove(key, flight);
        if (reply != null) {
            flight.reply.complete(reply);
        } else {
            flight.reply.completeExceptionally(failure == null ? new IllegalStateException("No reply.") : failure);
        }
    }

    record Flight(Fingerprint fingerprint, CompletableFuture<Reply> reply) {

        static Flight of(Fingerprint fingerprint) {
            return new Flight(fingerprint, new CompletableFuture<>());
        }
    }
}
