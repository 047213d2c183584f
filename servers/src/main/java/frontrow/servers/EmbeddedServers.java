package frontrow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts the servers without any container engine: child processes, and Kafka in this one. */
final class EmbeddedServers {

    private EmbeddedServers() {}

    static Servers start(ServersConfig config, OrphanGuard guard) {
        return start(config, RegistryCache.of(config.registryHome()), guard);
    }

    static Servers start(ServersConfig config, RegistryCache cache, OrphanGuard guard) {
        makeDirectories(config);
        PostgresServer postgres = new PostgresServer(config, guard);
        KafkaBroker broker = new KafkaBroker(config);
        RegistryServer registry = new RegistryServer(config, cache, guard, () -> postgres.databases().database("registry"));
        try {
            startTogether(config, postgres, broker, registry);
            Servers servers = new Servers(postgres, postgres.databases(), broker, broker.bootstrapServers(), registry,
                    registry.url(), guard);
            config.progress().accept("Topics and schemas");
            return servers.deployed(config.partitions());
        } catch (RuntimeException failed) {
            List.of(registry, broker, postgres).forEach(Server::stop);
            guard.close();
            throw failed;
        }
    }

    /** Kafka comes up while PostgreSQL and then the registry, which needs it, do. */
    private static void startTogether(ServersConfig config, Server postgres, Server broker, Server registry) {
        try (ExecutorService besides = Executors.newSingleThreadExecutor()) {
            Future<?> brokerStart = besides.submit(() -> start(config, broker));
            start(config, postgres);
            start(config, registry);
            await(brokerStart);
        }
    }

    private static void await(Future<?> start) {
        try {
            start.get();
        } catch (InterruptedException interrupted) {
            throw Processes.interrupted(interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ServerFailed reason ? reason : new ServerFailed("Kafka does not start.", failed);
        }
    }

    private static void start(ServersConfig config, Server server) {
        config.progress().accept(server.name());
        server.start();
    }

    private static void makeDirectories(ServersConfig config) {
        try {
            Files.createDirectories(config.logs());
        } catch (IOException failed) {
            throw new ServerFailed("The data directory " + config.dataDirectory() + " cannot be made: " + failed.getMessage(),
                    failed);
        }
    }
}
