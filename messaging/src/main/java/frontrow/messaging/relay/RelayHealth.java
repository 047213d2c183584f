package frontrow.messaging.relay;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up when events are on their way, from here or from the instance that this one stands by; down when the relay refuses or cannot go on. */
class RelayHealth extends AbstractHealthIndicator {

    private final RelayStatus status;

    RelayHealth(RelayStatus status) {
        super("The relay's state could not be told.");
        this.status = status;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        RelayStatus.Snapshot now = status.snapshot();
        switch (now.state()) {
            case RELAYING, STANDBY -> builder.up();
            case STARTING, REBUILDING, STOPPED -> builder.outOfService();
            case RESTARTING, REFUSED -> builder.down();
        }
        builder.withDetail("relay", now.state()).withDetail("lagBytes", status.lagBytes()).withDetail("lagSeconds",
                status.lagSeconds());
        if (now.reason() != null) {
            builder.withDetail("reason", now.reason());
        }
    }
}
