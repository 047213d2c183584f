package frontrow.e2e.chaos;

import frontrow.local.Ports;
import frontrow.servers.Database;
import frontrow.servers.LoopbackPorts;
import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Two instances of every service, PostgreSQL, Kafka and the registry: each a process that can be killed. */
final class Town implements AutoCloseable {

    static final List<String> SERVICES = List.of("queue", "reservation", "payment", "wallet");
    static final List<String> WITH_DATABASE = List.of("reservation", "payment", "wallet");
    private static final int INSTANCES = 2;

    private final Path directory;
    private final Ports ports = Ports.free();
    private final Map<String, Object> keys = Keys.fresh();
    private final Servers servers;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    /** Operators' commands see by it that the town runs. */
    private final FileChannel lock;
    private final Broker broker;
    private final @Nullable Wires wires;

    private Town(Path directory, Map<String, Object> settings, boolean behindWires) {
        this.directory = directory;
        wires = behindWires ? new Wires(Wire.to(ports.postgres()), Wire.to(ports.kafka())) : null;
        lock = locked(directory.resolve("lock"));
        servers = Servers.start(new ServersConfig(directory, ServersConfig.registryHomeOfTheBuild(), ports.postgres(),
                ports.kafka(), ports.registry(), 4, line -> {}));
        // Formatted, with its topics; from now on it has a process of its own.
        servers.broker().stop();
        broker = new Broker(directory, ports.kafka(), wires == null ? ports.kafka() : wires.kafka().port());
        for (int number = 1; number <= INSTANCES; number++) {
            SERVICES.forEach(service -> add(service, settings));
        }
    }

    /** @param settings of every instance, beside what it needs to run here */
    static Town start(Path directory, Map<String, Object> settings) {
        return started(new Town(directory, settings, false));
    }

    /** Between the services and their servers is what the test can slow down, hold up or break. */
    static Town behindWires(Path directory) {
        return started(new Town(directory, Map.of(), true));
    }

    private static Town started(Town town) {
        try {
            town.startAll();
            return town;
        } catch (RuntimeException | Error e) {
            town.close();
            throw e;
        }
    }

    /** One more, not started. */
    Instance add(String service, Map<String, Object> settings) {
        Map<String, Object> all = settings(service);
        all.putAll(settings);
        Instance instance = new Instance(service, instances(service).size() + 1, all, directory);
        instances.add(instance);
        return instance;
    }

    private Map<String, Object> settings(String service) {
        Map<String, Object> settings = new LinkedHashMap<>(servers.springProperties(service));
        if (wires != null) {
            settings.put("spring.datasource.url", database(service).url().replace(":" + ports.postgres() + "/",
                    ":" + wires.postgres().port() + "/"));
            settings.put("spring.kafka.bootstrap-servers", LoopbackPorts.HOST + ":" + wires.kafka().port());
        }
        settings.put("spring.datasource.hikari.maximum-pool-size", 6);
        settings.put("spring.datasource.hikari.minimum-idle", 2);
        // Three heartbeats still fit in: a killed consumer is missed as early as it may be.
        settings.put("frontrow.messaging.consumer.silence-max", "6s");
        settings.putAll(keys);
        settings.put("frontrow.failpoints", failpoints(service));
        settings.put("spring.kafka.producer.properties[interceptor.classes]", SendFailpoints.class.getName());
        settings.put("spring.kafka.consumer.properties[interceptor.classes]", CommitFailpoints.class.getName());
        settings.put("spring.kafka.properties[" + SendFailpoints.DIRECTORY + "]", failpoints(service));
        return settings;
    }

    void remove(Instance instance) {
        instances.remove(instance);
    }

    /** Where those of this service's instances are armed. */
    Path failpoints(String service) {
        try {
            return Files.createDirectories(directory.resolve("failpoints").resolve(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts whatever does not run, and waits until all is ready. */
    void startAll() {
        broker.start();
        servers.postgres().start();
        instances.forEach(Instance::start);
        instances.forEach(Instance::awaitReady);
    }

    Broker broker() {
        return broker;
    }

    Servers servers() {
        return servers;
    }

    Wires wires() {
        return Objects.requireNonNull(wires, "none");
    }

    Ports ports() {
        return ports;
    }

    Path directory() {
        return directory;
    }

    Database database(String service) {
        return servers.database(service);
    }

    List<Instance> instances(String service) {
        return instances.stream().filter(instance -> instance.service().equals(service)).toList();
    }

    List<URI> urls(String service) {
        return instances(service).stream().map(Instance::url).toList();
    }

    @Override
    public void close() {
        instances.stream().filter(Instance::isAlive).forEach(Instance::kill);
        broker.close();
        servers.close();
        if (wires != null) {
            wires.close();
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel locked(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
