package frontrow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.audit.command.AuditCommand;
import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What systems of earlier releases have said can be replayed, and is proven still. */
class RecordedTopicsIT {

    @TempDir
    private Path directory;

    static List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/recorded"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatAReleaseHasSaidIsProvenStill(Path release) throws Exception {
        RecordedTopics recorded = RecordedTopics.read(release);
        try (Servers servers = Servers.start(ServersConfig.onFreePorts(directory.resolve("servers")))) {
            recorded.writeTo(servers.bootstrapServers(), servers.registryUrl());
            Path json = directory.resolve("report.json");

            int status = new CommandLine(new AuditCommand()).execute("--bootstrap-servers", servers.bootstrapServers(),
                    "--registry-url", URI.create(servers.registryUrl()).toString(), "--json", json.toString());

            assertThat(status).isZero();
            JsonNode totals = JsonMapper.shared().readTree(Files.readString(json)).required("totals");
            assertThat(totals.required("records").asInt()).isEqualTo(recorded.records().size());
        }
    }
}
