package frontrow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL as a child process. It loses nothing that was committed, whatever ends it. */
final class PostgresServer implements Server {

    private static final Duration START_WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration START_POLL = Duration.ofMillis(25);
    private static final String ADMIN = "postgres";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            // Durable: an acknowledged commit survives the machine.
            Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"), Map.entry("full_page_writes", "on"),
            // For the relays, which read the write-ahead log.
            Map.entry("wal_level", "logical"), Map.entry("max_replication_slots", "20"),
            Map.entry("max_wal_senders", "20"), Map.entry("wal_sender_timeout", "10s"),
            // A relay that is down may hold back this much of the log; then its slot is given up and `resync` heals it.
            Map.entry("max_slot_wal_keep_size", "4GB"), Map.entry("max_wal_size", "512MB"),
            // On the loopback only, and no sockets in shared directories.
            Map.entry("listen_addresses", LoopbackPorts.HOST), Map.entry("unix_socket_directories", ""),
            // Small.
            Map.entry("max_connections", "200"), Map.entry("shared_buffers", "48MB"), Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"), Map.entry("io_method", "sync"),
            Map.entry("autovacuum_max_workers", "2"), Map.entry("max_logical_replication_workers", "0"),
            Map.entry("TimeZone", "UTC"), Map.entry("log_timezone", "UTC"));

    private final ServersConfig config;
    private final OrphanGuard guard;
    private final Path data;
    private final Path log;
    private @Nullable PostgresPrograms programs;
    private @Nullable Process process;

    PostgresServer(ServersConfig config, OrphanGuard guard) {
        this.config = config;
        this.guard = guard;
        this.data = config.dataDirectory().resolve("postgres");
        this.log = config.logs().resolve("postgres.log");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    Databases databases() {
        try {
            return new Databases(LoopbackPorts.HOST, config.postgresPort(), ADMIN, Files.readString(adminPassword()).strip());
        } catch (IOException failed) {
            throw new ServerFailed("PostgreSQL's password cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        endLeftover();
        LoopbackPorts.requireFree(config.postgresPort(), name());
        List<String> command = programs().command("postgres", "-D", data.toString(), "-p",
                String.valueOf(config.postgresPort()));
        SETTINGS.forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        Process started = Processes.start(Processes.detached(command), name(), log);
        guard.watch(started);
        process = started;
        awaitReady(started);
    }

    @Override
    public synchronized void stop() {
        Process running = process;
        if (running != null && running.isAlive()) {
            Processes.run(programs().command("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "20"), log);
            Processes.awaitEnd(running);
            guard.forget(running);
        }
        process = null;
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            Processes.killTree(process.toHandle());
            guard.forget(process);
            process = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    private PostgresPrograms programs() {
        PostgresPrograms known = programs;
        if (known == null) {
            known = PostgresPrograms.unpackedTo(config.registryHome().resolveSibling("postgres"));
            programs = known;
        }
        return known;
    }

    private Path adminPassword() {
        return config.dataDirectory().resolve("postgres.password");
    }

    /** Beside and renamed, so that an interrupted first start is simply done again. */
    private void initialise() {
        Path beside = config.dataDirectory().resolve("postgres.new");
        try {
            FileTrees.delete(beside);
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            Files.writeString(adminPassword(), HexFormat.of().formatHex(random));
            Files.setPosixFilePermissions(adminPassword(), PosixFilePermissions.fromString("rw-------"));
            int status = Processes.run(programs().command("initdb", "-D", beside.toString(), "-U", ADMIN, "--encoding=UTF8",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--auth=scram-sha-256",
                    "--pwfile=" + adminPassword(), "--no-instructions"), log);
            if (status != 0) {
                throw new ServerFailed("PostgreSQL's data directory cannot be made: see " + log);
            }
            Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new ServerFailed("PostgreSQL's data directory cannot be made: " + failed.getMessage(), failed);
        }
    }

    /** A server that outlived its JVM is ended, in good order: its settings may be of another version. */
    private void endLeftover() {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            ProcessHandle.of(pid).filter(this::isOurs).ifPresent(leftover -> {
                Processes.run(programs().command("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "20"), log);
                if (leftover.isAlive()) {
                    Processes.killTree(leftover);
                }
            });
            // Whatever has this number now is not PostgreSQL, which would mistake it for itself and refuse to start.
            Files.deleteIfExists(lock);
        } catch (IOException | NumberFormatException failed) {
            throw new ServerFailed("PostgreSQL's lock file " + lock + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private boolean isOurs(ProcessHandle candidate) {
        return candidate.info().commandLine().orElse("").contains(data.toString());
    }

    private void awaitReady(Process started) {
        Instant giveUpAt = Instant.now().plus(START_WAIT_MAX);
        List<String> refusals = new ArrayList<>();
        Databases databases = databases();
        while (started.isAlive() && Instant.now().isBefore(giveUpAt)) {
            try (Connection connection = databases.connectAsAdmin()) {
                connection.setNetworkTimeout(Runnable::run, 0);
                return;
            } catch (SQLException notYet) {
                refusals.add(String.valueOf(notYet.getMessage()));
                Processes.pause(START_POLL);
            }
        }
        kill();
        throw new ServerFailed("PostgreSQL does not start: see " + log + ". " + (refusals.isEmpty() ? "" : refusals.getLast()));
    }
}
