package frontrow.messaging.health;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down when the server has been silent for too long. */
final class LifeSignHealth extends AbstractHealthIndicator {

    private final LifeSign lifeSign;

    LifeSignHealth(LifeSign lifeSign) {
        this.lifeSign = lifeSign;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        String absence = lifeSign.absence();
        if (absence == null) {
            health.up();
        } else {
            health.down().withDetail("reason", absence);
        }
    }
}
