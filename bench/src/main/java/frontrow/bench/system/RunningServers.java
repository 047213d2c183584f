package frontrow.bench.system;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL with one database, and Kafka, in a process of their own. */
public final class RunningServers implements AutoCloseable {

    private final Jvm jvm;
    private final JsonNode places;

    private RunningServers(Jvm jvm) {
        this.jvm = jvm;
        this.places = JsonMapper.shared().readTree(jvm.ready());
    }

    public static RunningServers start(Path data, String database) {
        return new RunningServers(
                Jvm.start(Jvm.ownClassPath(), ServersMain.class.getName(), List.of(data.toString(), database), log(data)));
    }

    static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** A JDBC URL. */
    public String databaseUrl() {
        return places.required("url").asString();
    }

    public String databaseUser() {
        return places.required("user").asString();
    }

    public String databasePassword() {
        return places.required("password").asString();
    }

    public String bootstrapServers() {
        return places.required("kafka").asString();
    }

    public String registryUrl() {
        return places.required("registry").asString();
    }

    public double cpuSeconds() {
        return CpuTime.secondsOf(jvm.pid());
    }

    double compilerSeconds() {
        return CpuTime.compilerSecondsOf(jvm.pid());
    }

    @Override
    public void close() {
        jvm.close();
    }
}
