package frontrow.local;

import frontrow.servers.LoopbackPorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where everything listens, on the loopback only. */
public record Ports(int gateway, Map<String, Integer> services, int postgres, int kafka, int registry) {

    public static final int GATEWAY_DEFAULT = 8080;
    public static final int QUEUE_DEFAULT = 8081;
    public static final int RESERVATION_DEFAULT = 8082;
    public static final int PAYMENT_DEFAULT = 8083;
    public static final int WALLET_DEFAULT = 8084;
    public static final int ANALYTICS_DEFAULT = 8085;
    public static final int POSTGRES_DEFAULT = 15432;
    public static final int KAFKA_DEFAULT = 19092;
    public static final int REGISTRY_DEFAULT = 18081;

    public Ports {
        services = Map.copyOf(services);
    }

    /** Free ones: for tests. */
    public static Ports free() {
        Map<String, Integer> services = new LinkedHashMap<>();
        Services.ALL.forEach(name -> services.put(name, LoopbackPorts.free()));
        return new Ports(LoopbackPorts.free(), services, LoopbackPorts.free(), LoopbackPorts.free(), LoopbackPorts.free());
    }

    int of(String service) {
        return Objects.requireNonNull(services.get(service), service);
    }

    /** Of a service on the servers that listen here, without a port of its own. */
    Map<String, Object> propertiesOf(String service) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("frontrow.service", service);
        properties.put("frontrow.registry.url", "http://" + LoopbackPorts.HOST + ":" + registry);
        properties.put("spring.kafka.bootstrap-servers", LoopbackPorts.HOST + ":" + kafka);
        properties.put("spring.datasource.url",
                "jdbc:postgresql://" + LoopbackPorts.HOST + ":" + postgres + "/" + service);
        properties.put("spring.datasource.username", service);
        properties.put("spring.datasource.password", service);
        return properties;
    }

    /**
     * Those that must be free before anything starts, of these services. The child processes look at theirs when they have ended their
     * leftovers.
     */
    void requireFree(List<String> wanted) {
        LoopbackPorts.requireFree(gateway, "the gateway");
        wanted.forEach(name -> LoopbackPorts.requireFree(of(name), "the service " + name));
        LoopbackPorts.requireFree(kafka, "Kafka");
    }
}
