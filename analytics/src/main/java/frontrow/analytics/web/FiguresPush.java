package frontrow.analytics.web;

import frontrow.analytics.domain.Reports;
import frontrow.rest.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events: a virtual thread a stream, which looks once a second whether anything was counted. */
@Component
class FiguresPush implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FiguresPush.class);
    private static final int STREAMS_MAX = 100;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LIFETIME_MAX = Duration.ofMinutes(30);
    private static final long RETRY_SECONDS = 5;

    private final Reports reports;
    private final Semaphore free = new Semaphore(STREAMS_MAX);
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    FiguresPush(Reports reports) {
        this.reports = reports;
    }

    SseEmitter open(UUID concertId) {
        if (!running || !free.tryAcquire()) {
            throw Problem
                    .of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_STREAMS",
                            "Too many event streams are open; ask for the figures instead.")
                    .retryAfterSeconds(RETRY_SECONDS);
        }
        SseEmitter emitter = new SseEmitter(LIFETIME_MAX.toMillis());
        Thread stream = Thread.ofVirtual().name("figures-push").unstarted(() -> stream(emitter, concertId));
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(stream::interrupt);
        streams.add(stream);
        stream.start();
        return emitter;
    }

    private void stream(SseEmitter emitter, UUID concertId) {
        try {
            tell(emitter, concertId);
            emitter.complete();
        } catch (InterruptedException over) {
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("Who listened is gone: {}", gone.toString()); // the server ends the request by itself
        } catch (RuntimeException failed) {
            LOG.error("An event stream broke.", failed);
            emitter.completeWithError(failed);
        } finally {
            streams.remove(Thread.currentThread());
            free.release();
        }
    }

    private void tell(SseEmitter emitter, UUID concertId) throws IOException, InterruptedException {
        long told = -1;
        while (running) {
            long version = reports.version();
            if (version != told) {
                told = version;
                Reports.Report report = reports.of(concertId).orElse(null);
                if (report != null) {
                    emitter.send(SseEmitter.event().name("figures").data(report, MediaType.APPLICATION_JSON));
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(Thread::interrupt);
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
