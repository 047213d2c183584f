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

    public long pid() {
        return jvm.pid();
    }

    /** Whether the audit proves it, databases and all. Says why not in the log beside the data. */
    public boolean proven() {
        URI registry = URI.create(places.required("registry").asString());
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
