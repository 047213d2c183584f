package frontrow.messaging.relay;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down when the relay refuses or cannot go on; standing by is well. */
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
            case RELAYING, STANDBY, STARTING, REBUILDING, STOPPED -> builder.up();
            case RESTARTING, REFUSED -> builder.down();
        }
        builder.withDetail("relay", now.state()).withDetail("lagBytes", status.lagBytes()).withDetail("lagSeconds",
                status.lagSeconds());
        if (now.reason() != null) {
            builder.withDetail("reason", now.reason());
        }
    }
}
