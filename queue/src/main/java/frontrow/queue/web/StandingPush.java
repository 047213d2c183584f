package frontrow.queue.web;

import frontrow.queue.application.LiveRoom;
import frontrow.queue.config.QueueProperties;
import frontrow.queue.domain.Standing;
import frontrow.rest.Problem;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events (HTML standard §9.2): a virtual thread per stream, woken by changes of the room. All streams end when the service
 * stops, before the web server waits for open requests.
 */
@Component
final class StandingPush implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StandingPush.class);
    private static final long RETRY_SECONDS = 5;

    private final Answers answers;
    private final Clock clock;
    private final QueueProperties.Push push;
    private final Semaphore connections;
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    StandingPush(Answers answers, Clock clock, QueueProperties queue) {
        this.answers = answers;
        this.clock = clock;
        this.push = queue.push();
        this.connections = new Semaphore(push.connectionsMax());
    }

    SseEmitter open(LiveRoom room, String userId) {
        if (!running || !connections.tryAcquire()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_STREAMS", "Too many event streams are open; poll instead.")
                    .retryAfterSeconds(RETRY_SECONDS);
        }
        SseEmitter emitter = new SseEmitter(push.lifetimeMax().toMillis());
        Thread stream = Thread.ofVirtual().name("queue-push").unstarted(() -> stream(emitter, room, userId));
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(stream::interrupt);
        streams.add(stream);
        stream.start();
        return emitter;
    }

    private void stream(SseEmitter emitter, LiveRoom room, String userId) {
        try {
            tell(emitter, room, userId);
            emitter.complete();
        } catch (InterruptedException over) {
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("Who listened is gone: {}", gone.toString()); // the server ends the request by itself
        } catch (RuntimeException e) {
            LOG.error("An event stream broke.", e);
            emitter.completeWithError(e);
        } finally {
            streams.remove(Thread.currentThread());
            connections.release();
        }
    }

    private void tell(SseEmitter emitter, LiveRoom room, String userId) throws IOException, InterruptedException {
        @Nullable
        TokenAnswer told = null;
        long heartbeatNanos = push.heartbeatEvery().toNanos();
        long toldAtNanos = System.nanoTime();
        while (running) {
            long version = room.version();
            Optional<Standing> standing = room.read(line -> line.standing(userId, clock.instant()));
            if (standing.isEmpty()) {
                return; // the fan has left
            }
            TokenAnswer answer = answers.of(room, userId, standing.get());
            if (answer.newsAfter(told)) {
                emitter.send(SseEmitter.event().name("standing").data(answer, MediaType.APPLICATION_JSON));
                told = answer;
                toldAtNanos = System.nanoTime();
            } else if (System.nanoTime() - toldAtNanos >= heartbeatNanos) {
                emitter.send(SseEmitter.event().comment("still here"));
                toldAtNanos = System.nanoTime();
            }
            if (standing.get() instanceof Standing.Ended) {
                return;
            }
            Thread.sleep(push.changesPause());
            room.awaitChange(version, push.heartbeatEvery());
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
