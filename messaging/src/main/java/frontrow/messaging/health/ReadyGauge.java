package frontrow.messaging.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/** What readiness says, for who counts instances: {@code frontrow.ready}. */
final class ReadyGauge implements MeterBinder {

    private final HealthEndpoint health;

    ReadyGauge(HealthEndpoint health) {
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("frontrow.ready", health, ReadyGauge::ready).description("1 if this instance is ready, else 0")
                .register(meters);
    }

    private static double ready(HealthEndpoint health) {
        var readiness = health.healthForPath("readiness");
        return readiness != null && readiness.getStatus().equals(Status.UP) ? 1 : 0;
    }
}
