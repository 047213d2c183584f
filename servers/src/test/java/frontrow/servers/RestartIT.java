package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever ended the servers, the next start finds what was acknowledged. */
@Execution(ExecutionMode.CONCURRENT)
class RestartIT {

    @TempDir
    Path directory;

    @Test
    void keepsEverythingOverAStop() throws Exception {
        ServersConfig config = ServersConfig.onFreePorts(directory);
        String subjects;
        try (Servers servers = Servers.start(config)) {
            Traces.leaveIn(servers, "first");
            subjects = subjectsOf(servers);
        }

        try (Servers servers = Servers.start(config)) {
            assertThat(Traces.readFrom(servers)).containsExactly("row first", "record first");
            assertThat(subjectsOf(servers)).isEqualTo(subjects);
        }
    }

    @Test
    void keepsEverythingWhenServersAreKilledAndStartedAgain() throws Exception {
        try (Servers servers = Servers.start(ServersConfig.onFreePorts(directory))) {
            Traces.leaveIn(servers, "first");

            servers.postgres().kill();
            servers.broker().kill();
            servers.registry().kill();
            assertThat(servers.postgres().isRunning()).isFalse();
            servers.postgres().start();
            servers.broker().start();
            servers.registry().start();

            assertThat(Traces.readFrom(servers)).containsExactly("row first", "record first");
        }
    }

    @Test
    void takesOverFromAJvmThatWasKilledAndLeftItsChildrenBehind() throws Exception {
        ServersConfig config = ServersConfig.onFreePorts(directory);
        try (ServersInAnotherJvm other = ServersInAnotherJvm.start(config)) {
            other.child("frontrow-guard").destroyForcibly();
            ProcessHandle postgres = other.child("bin/postgres");
            ProcessHandle registry = other.child("io.quarkus.runner.GeneratedMain");
            other.kill();
            assertThat(postgres.isAlive()).isTrue();
            assertThat(registry.isAlive()).isTrue();

            try (Servers servers = Servers.start(config)) {
                assertThat(Traces.readFrom(servers)).containsExactly("row other", "record other");
                assertThat(postgres.isAlive()).isFalse();
                assertThat(registry.isAlive()).isFalse();
            }
        }
    }

    @Test
    void leavesNoChildBehindWhenTheJvmIsKilled() throws Exception {
        ServersConfig config = ServersConfig.onFreePorts(directory);
        try (ServersInAnotherJvm other = ServersInAnotherJvm.start(config)) {
            ProcessHandle postgres = other.child("bin/postgres");
            ProcessHandle registry = other.child("io.quarkus.runner.GeneratedMain");

            other.kill();

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !postgres.isAlive() && !registry.isAlive());
            assertThat(Files.exists(directory.resolve("postgres/postmaster.pid"))).isFalse();
        }
    }

    private static String subjectsOf(Servers servers) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI subjects = URI.create(servers.registryUrl() + "/apis/ccompat/v7/schemas");
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(subjects).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("SeatHeld");
            return answer.body();
        }
    }
}
