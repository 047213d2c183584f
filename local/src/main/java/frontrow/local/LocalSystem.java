package frontrow.local;

import frontrow.demo.DemoConcerts;
import frontrow.demo.Keys;
import frontrow.local.gateway.Gateway;
import frontrow.servers.LoopbackPorts;
import frontrow.servers.Servers;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers, the services and the gateway of one system, in this process. */
public final class LocalSystem implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSystem.class);

    private final LocalConfig config;
    private final List<ServiceInstance> instances = new ArrayList<>();
    /** What is open, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable Servers servers;
    private @Nullable Gateway gateway;

    LocalSystem(LocalConfig config) {
        this.config = config;
    }

    /** Starts everything and returns when it answers. If something fails, the rest is stopped again. */
    public static LocalSystem start(LocalConfig config) {
        LocalSystem system = new LocalSystem(config);
        try {
            system.start();
            return system;
        } catch (RuntimeException failed) {
            system.close();
            throw failed;
        }
    }

    void start() {
        Logs.ofOneProcess();
        opened(DataDirectory.open(config.dataDirectory()));
        config.ports().requireFree(config.services());
        Keys keys = Keys.in(config.dataDirectory().resolve("keys"));
        Servers started = opened(Servers.start(config.servers()));
        servers = started;
        for (int instance = 0; instance < config.instances(); instance++) {
            for (String service : config.services()) {
                int port = instance == 0 ? config.ports().of(service) : LoopbackPorts.free();
                instances.add(new ServiceInstance(service, port, ServiceProperties.of(service, port, started, keys, config)));
            }
        }
        config.progress().accept("Services: " + String.join(", ", config.services()));
        Map<String, List<URI>> urls = new LinkedHashMap<>();
        config.services().forEach(service -> urls.put(service, urls(service)));
        gateway = opened(Gateway.start(config.ports().gateway(), urls));
        opened(() -> Together.run(instances, ServiceInstance::close));
        Together.run(instances, ServiceInstance::start);
        Readiness.await(instances);
        if (config.demoConcerts()) {
            DemoConcerts.scheduleOnce(gateway(), gateway(), config.dataDirectory(), config.progress());
        }
    }

    /** The one address of everything. */
    public URI gateway() {
        return Objects.requireNonNull(gateway, "not started").url();
    }

    /** Of the service's instances. */
    public List<URI> urls(String service) {
        return instances(service).stream().map(ServiceInstance::url).toList();
    }

    public List<ServiceInstance> instances(String service) {
        return instances.stream().filter(instance -> instance.service().equals(service)).toList();
    }

    public Servers servers() {
        return Objects.requireNonNull(servers, "not started");
    }

    /** Stops everything in good order; what cannot be stopped does not keep the rest from it. */
    @Override
    public void close() {
        for (AutoCloseable one = next(); one != null; one = next()) {
            try {
                one.close();
            } catch (Exception failed) {
                LOG.warn("Something could not be stopped.", failed);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        synchronized (open) {
            open.push(one);
        }
        return one;
    }

    private @Nullable AutoCloseable next() {
        synchronized (open) {
            return open.poll();
        }
    }
}
