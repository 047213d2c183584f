package frontrow.bench.system;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of Frontrow in a process of its own, on an empty data directory. */
public final class RunningFrontrow implements AutoCloseable {

    static final List<String> SERVICES = List.of("queue", "reservation", "payment", "wallet");

    private final Jvm jvm;
    private final Path data;
    private final JsonNode places;
    private final AtomicInteger turn = new AtomicInteger();

    private RunningFrontrow(Jvm jvm, Path data, JsonNode places) {
        this.jvm = jvm;
        this.data = data;
        this.places = places;
    }

    /** @param settings {@code service:property=value}, {@code instances=N} or {@code partitions=N} */
    public static RunningFrontrow start(Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(data.toString()));
        arguments.addAll(List.of(settings));
        Jvm jvm = Jvm.start(Jvm.ownClassPath(), FrontrowMain.class.getName(), arguments, log(data));
        return new RunningFrontrow(jvm, data, JsonMapper.shared().readTree(jvm.ready()));
    }

    /** On what it has left, once it is closed. */
    public RunningFrontrow startAgain() {
        return start(data);
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Of the instance whose turn it is. */
    public URI url(String service) {
        JsonNode instances = places.required(service);
        return URI.create(instances.get(Math.floorMod(turn.getAndIncrement(), instances.size())).asString());
    }

    /** To the reservation service's database, as its owner. */
    public Connection database() throws SQLException {
        JsonNode database = places.required("database");
        return DriverManager.getConnection(database.required("url").asString(), database.required("user").asString(),
                database.required("password").asString());
    }

    public String bootstrapServers() {
        return places.required("kafka").asString();
    }

    public Path keys() {
        return data.resolve("keys");
    }

    public String registryUrl() {
        return places.required("registry").asString();
    }

    /** Processor time of all its processes so far. */
    public double cpuSeconds() {
        return CpuTime.secondsOf(jvm.pid());
    }

    /** Processor time of its parts so far, in seconds. */
    public Map<String, Double> cpuSecondsByPart() {
        return CpuParts.secondsOf(jvm.pid());
    }

    /** Processor time of its compilers so far. */
    public double compilerSeconds() {
        return CpuTime.compilerSecondsOf(jvm.pid());
    }

    /** What is used of the JVM's heap after it was cleared up. */
    public double heapMegabytes() {
        return jvm.heapMegabytes();
    }

    /** Whether the audit proves it, databases and all. Says why not in the log beside the data. */
    public boolean proven() {
        URI database = URI.create(places.required("database").required("url").asString().substring("jdbc:".length()));
        return audit("--databases", "--postgres-port", String.valueOf(database.getPort()));
    }

    /** Whether the audit proves it from the topics alone. */
    public boolean provenByTopics() {
        return audit();
    }

    private boolean audit(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--host", "127.0.0.1",
                "--kafka-port", String.valueOf(URI.create("kafka://" + bootstrapServers()).getPort()),
                "--registry-port", String.valueOf(URI.create(registryUrl()).getPort())));
        arguments.addAll(List.of(more));
        return Jvm.run(Jvm.ownClassPath(), "frontrow.audit.command.AuditCommand", arguments, log(data)) == 0;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
