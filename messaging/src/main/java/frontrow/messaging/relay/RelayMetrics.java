package frontrow.messaging.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

class RelayMetrics implements MeterBinder {

    private final String service;
    private final RelayStatus status;

    RelayMetrics(String service, RelayStatus status) {
        this.service = service;
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("frontrow.relay.lag.bytes", status, RelayStatus::lagBytes).tag("service", service)
                .description("WAL that the replication slot has not confirmed yet").baseUnit("bytes").register(registry);
        Gauge.builder("frontrow.relay.lag.seconds", status, RelayStatus::lagSeconds).tag("service", service)
                .description("How long a change takes from the database through the relay").baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("frontrow.relay.sent", status, RelayStatus::sentTotal).tag("service", service)
                .description("Records that the broker has taken").register(registry);
        FunctionCounter.builder("frontrow.relay.restarts", status, RelayStatus::restartsTotal).tag("service", service)
                .description("How often the engine had to be started again").register(registry);
        for (RelayStatus.State state : RelayStatus.State.values()) {
            Gauge.builder("frontrow.relay.state", status, s -> s.snapshot().state() == state ? 1 : 0).tag("service", service)
                    .tag("state", state.name().toLowerCase(Locale.ROOT)).description("1 for the state that the relay is in")
                    .register(registry);
        }
    }
}
