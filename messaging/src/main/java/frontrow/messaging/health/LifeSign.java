package frontrow.messaging.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks a server for a sign of life again and again, on a thread of its own. What counts is how old the last answer is: so a server
 * that is silently away shows, and whoever asks for health never waits for it.
 */
public final class LifeSign implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LifeSign.class);

    private final String server;
    private final Question question;
    private final HealthProperties limits;
    private volatile long answeredAtNanos;
    private volatile boolean answered;
    private volatile String lastFailure = "It has not answered yet.";
    private volatile @Nullable Thread asking;

    LifeSign(String server, Question question, HealthProperties limits) {
        this.server = server;
        this.question = question;
        this.limits = limits;
    }

    /** @return why the server counts as away; null while it answers */
    public @Nullable String absence() {
        if (!answered) {
            return lastFailure;
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - answeredAtNanos);
        return silence.compareTo(limits.silenceMax()) > 0
                ? "No answer for %d ms. %s".formatted(silence.toMillis(), lastFailure)
                : null;
    }

    private void askAgainAndAgain() {
        boolean silent = false;
        while (isRunning()) {
            try {
                question.ask(limits.answerWaitMax());
                answeredAtNanos = System.nanoTime();
                answered = true;
                lastFailure = "";
                if (silent) {
                    LOG.info("{} answers again.", server);
                }
                silent = false;
            } catch (InterruptedException stopped) {
                return;
            } catch (Exception e) {
                lastFailure = e.toString();
                if (!silent && isRunning()) {
                    LOG.warn("{} does not answer: {}", server, lastFailure);
                }
                silent = true;
            }
            try {
                Thread.sleep(limits.askInterval());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("life-sign-" + server).daemon().unstarted(this::askAgainAndAgain);
        asking = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = asking;
        asking = null;
        if (thread != null) {
            thread.interrupt();
        }
        question.close();
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    /** Before everything that is used by requests: readiness is asked from the first moment to the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
