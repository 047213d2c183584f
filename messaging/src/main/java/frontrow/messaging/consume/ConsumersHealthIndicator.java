package frontrow.messaging.consume;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Out of service while a consumer is held up: since when and why. */
final class ConsumersHealthIndicator extends AbstractHealthIndicator {

    private final Retries retries;

    ConsumersHealthIndicator(Retries retries) {
        this.retries = retries;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var held = retries.current();
        if (held.isEmpty()) {
            health.up();
            return;
        }
        health.outOfService();
        held.forEach((consumer, retry) -> health.withDetail(consumer,
                "retrying since %s, %d failures, cause: %s".formatted(retry.since(), retry.attempts(), retry.cause())));
    }
}
