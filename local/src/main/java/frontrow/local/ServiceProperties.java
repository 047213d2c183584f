package frontrow.local;

import frontrow.demo.Keys;
import frontrow.servers.Servers;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a service is told when it runs beside the others on a small machine. */
final class ServiceProperties {

    private static final Map<String, Object> SMALL = Map.of(
            // The gateway passes on what the fan asked for, so that links and OpenAPI documents name its address.
            "server.forward-headers-strategy", "native",
            // Ctrl-C is done within 10 s, even while fans listen to their place in line.
            "spring.lifecycle.timeout-per-shutdown-phase", "3s",
            // A crowd on two cores waits for its turn at the database rather than being sent away.
            "spring.datasource.hikari.maximum-pool-size", "10", "spring.datasource.hikari.minimum-idle", "2",
            "spring.datasource.hikari.connection-timeout", "10000",
            // Who waits holds memory; the others ask again.
            "frontrow.reservation.payment-waiters-max", "500", "frontrow.rest.limits.processors-kept", "500",
            // Nobody collects metrics here.
            "management.otlp.metrics.export.enabled", "false");

    private ServiceProperties() {}

    static Map<String, Object> of(String service, int port, Servers servers, Keys keys, LocalConfig config) {
        Map<String, Object> properties = new LinkedHashMap<>(SMALL);
        properties.putAll(servers.springProperties(service));
        properties.put("server.port", port);
        properties.putAll(keys.propertiesOf(service));
        properties.putAll(config.extra().getOrDefault(service, Map.of()));
        return properties;
    }
}
