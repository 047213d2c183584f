package frontrow.messaging.consume;

import frontrow.messaging.health.LifeSign;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Out of service while a consumer is held up: since when and why. Down while the broker is silent: polls find nothing then. */
final class ConsumersHealthIndicator extends AbstractHealthIndicator {

    private final Retries retries;
    private final @Nullable LifeSign broker;

    ConsumersHealthIndicator(Retries retries, @Nullable LifeSign broker) {
        this.retries = retries;
        this.broker = broker;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var held = retries.current();
        String absence = broker == null ? null : broker.absence();
        if (absence != null) {
            health.down().withDetail("broker", absence);
        } else if (held.isEmpty()) {
            health.up();
        } else {
            health.outOfService();
        }
        held.forEach((consumer, retry) -> health.withDetail(consumer,
                "retrying since %s, %d failures, cause: %s".formatted(retry.since(), retry.attempts(), retry.cause())));
    }
}
