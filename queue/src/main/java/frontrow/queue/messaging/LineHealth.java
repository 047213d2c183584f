package frontrow.queue.messaging;

import frontrow.queue.application.Replica;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: an instance that does not know the line yet must not be asked about it. */
final class LineHealth implements HealthIndicator {

    private final Replica replica;

    LineHealth(Replica replica) {
        this.replica = replica;
    }

    @Override
    public Health health() {
        return replica.caughtUp() ? Health.up().build() : Health.outOfService().withDetail("line", "being read").build();
    }
}
