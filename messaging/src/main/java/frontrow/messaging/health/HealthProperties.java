package frontrow.messaging.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How it is noticed that a server is away, also when nothing says so.
 *
 * @param askInterval   how often broker and database are asked for a sign of life; 1 s by default
 * @param answerWaitMax how long one answer is waited for; 2 s by default
 * @param silenceMax    readiness is down when the last answer is older than this; 5 s by default
 */
@ConfigurationProperties("frontrow.messaging.health")
public record HealthProperties(@DefaultValue("1s") Duration askInterval, @DefaultValue("2s") Duration answerWaitMax,
        @DefaultValue("5s") Duration silenceMax) {

    public HealthProperties {
        if (askInterval.toMillis() < 100 || answerWaitMax.toMillis() < 1_000) {
            throw new IllegalArgumentException(
                    "frontrow.messaging.health.ask-interval must be at least 100ms, answer-wait-max at least 1s.");
        }
        if (silenceMax.compareTo(askInterval.plus(answerWaitMax)) < 0) {
            throw new IllegalArgumentException(
                    "frontrow.messaging.health.silence-max must not be below ask-interval and answer-wait-max together.");
        }
    }
}
