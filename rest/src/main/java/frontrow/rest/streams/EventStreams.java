package frontrow.rest.streams;

import frontrow.rest.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events (HTML standard §9.2): a virtual thread per stream. All streams end when the service stops, before the web server
 * waits for open requests.
 */
public abstract class EventStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final long RETRY_SECONDS = 5;

    private final String name;
    private final Duration lifetimeMax;
    private final Semaphore free;
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /**
     * @param name        of the streams' threads
     * @param streamsMax  how many may be open at a time
     * @param lifetimeMax after which a stream ends; who listens connects again
     */
    protected EventStreams(String name, int streamsMax, Duration lifetimeMax) {
        this.name = name;
        this.lifetimeMax = lifetimeMax;
        this.free = new Semaphore(streamsMax);
    }

    /** What is said on one stream. */
    protected interface Speech {

        /** Returns when there is nothing more to say, or when {@link #isRunning} no longer holds. */
        void to(SseEmitter listener) throws IOException, InterruptedException;
    }

    /** @throws Problem 503 where too many are open, or the service stops */
    protected final SseEmitter open(Speech speech) {
        if (!running || !free.tryAcquire()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_STREAMS", "Too many event streams are open; poll instead.")
                    .retryAfterSeconds(RETRY_SECONDS);
        }
        SseEmitter listener = new SseEmitter(lifetimeMax.toMillis());
        Thread stream = Thread.ofVirtual().name(name).unstarted(() -> stream(listener, speech));
        listener.onTimeout(listener::complete);
        listener.onCompletion(stream::interrupt);
        streams.add(stream);
        stream.start();
        return listener;
    }

    private void stream(SseEmitter listener, Speech speech) {
        try {
            speech.to(listener);
            listener.complete();
        } catch (InterruptedException over) {
            listener.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("Who listened is gone: {}", gone.toString()); // the server ends the request by itself
        } catch (RuntimeException failed) {
            LOG.error("An event stream broke.", failed);
            listener.completeWithError(failed);
        } finally {
            streams.remove(Thread.currentThread());
            free.release();
        }
    }

    @Override
    public final void start() {
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
        streams.forEach(Thread::interrupt);
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    /** Stops first. */
    @Override
    public final int getPhase() {
        return Integer.MAX_VALUE;
    }
}
