package frontrow.local;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;

/** One instance of a service, with a Spring context and a port of its own; tests of crashes stop and start it. */
public final class ServiceInstance implements AutoCloseable {

    private final String service;
    private final int port;
    private final Map<String, Object> properties;
    private @Nullable ConfigurableApplicationContext context;

    ServiceInstance(String service, int port, Map<String, Object> properties) {
        this.service = service;
        this.port = port;
        this.properties = Map.copyOf(properties);
    }

    public String service() {
        return service;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns when the service listens. Does nothing while it runs. */
    public synchronized void start() {
        if (context == null) {
            String[] arguments = properties.entrySet().stream()
                    .map(property -> "--" + property.getKey() + "=" + property.getValue()).toArray(String[]::new);
            context = Services.builder(service).profiles("demo").bannerMode(Banner.Mode.OFF).registerShutdownHook(false)
                    .run(arguments);
        }
    }

    /** Stops the service in good order. Does nothing when it does not run. */
    @Override
    public synchronized void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
