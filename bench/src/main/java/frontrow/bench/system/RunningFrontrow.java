package frontrow.bench.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of Frontrow in a process of its own, on an empty data directory. */
public final class RunningFrontrow implements AutoCloseable {

    static final List<String> SERVICES = List.of("queue", "reservation", "payment", "wallet");

    private final Jvm jvm;
    private final Path data;
    private final JsonNode places;

    private RunningFrontrow(Jvm jvm, Path data, JsonNode places) {
        this.jvm = jvm;
        this.data = data;
        this.places = places;
    }

    /** @param settings {@code service:property=value} */
    public static RunningFrontrow start(Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(data.toString()));
        arguments.addAll(List.of(settings));
        Jvm jvm = Jvm.start(Jvm.ownClassPath(), FrontrowMain.class.getName(), arguments, log(data));
        return new RunningFrontrow(jvm, data, JsonMapper.shared().readTree(jvm.ready()));
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    public URI url(String service) {
        return URI.create(places.required(service).asString());
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

    /** What is used of the JVM's heap after it was cleared up. */
    public double heapMegabytes() {
        return jvm.heapMegabytes();
    }

    /** Whether the audit proves it, databases and all. Says why not in the log beside the data. */
    public boolean proven() {
        URI registry = URI.create(registryUrl());
        URI database = URI.create(places.required("database").asString().substring("jdbc:".length()));
        URI kafka = URI.create("kafka://" + bootstrapServers());
        return Jvm.run(Jvm.ownClassPath(), "frontrow.audit.command.AuditCommand", List.of("--databases",
                "--host", "127.0.0.1", "--kafka-port", String.valueOf(kafka.getPort()),
                "--registry-port", String.valueOf(registry.getPort()), "--postgres-port", String.valueOf(database.getPort())),
                log(data)) == 0;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
