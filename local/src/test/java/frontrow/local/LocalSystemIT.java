package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.demo.Crowd;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemIT {

    private static final int FANS = 5;

    @TempDir
    Path data;

    private final List<String> screen = new ArrayList<>();

    @Test
    void sellsSeatsWithTwoInstancesOfEachServiceAndKeepsThemOverARestartWithOne() throws Exception {
        LocalConfig config = LocalConfig.onFreePorts(data).withDemoConcerts().withAnalytics().withInstances(2);
        String concerts;
        try (LocalSystem system = LocalSystem.start(config)) {
            assertThat(system.urls("reservation")).hasSize(2).doesNotHaveDuplicates();
            concerts = get(system.gateway(), "/api/concerts");
            assertThat(concerts).contains("First Light", "Night Train", "Front Row");
            assertThat(new Crowd(system.gateway(), FANS, FANS, screen::add).buy()).as("%s", screen).isEqualTo(FANS);
            assertThatThrownBy(() -> LocalSystem.start(LocalConfig.onFreePorts(data))).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is in use by another ./frontrow");
        }

        try (LocalSystem system = LocalSystem.start(config.withInstances(1))) {
            assertThat(get(system.gateway(), "/api/concerts")).isEqualTo(concerts);
            assertThat(new Crowd(system.gateway(), FANS, FANS, screen::add).buy()).as("%s", screen).isEqualTo(FANS);
            for (String service : Services.ALL) {
                assertThat(get(system.gateway(), "/v3/api-docs/" + service)).contains("Frontrow: " + service)
                        .contains(system.gateway().toString());
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        LocalConfig config = LocalConfig.onFreePorts(data);
        try (var taken = new ServerSocket(config.ports().gateway(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalSystem.start(config))
                    .hasMessage("Port %d, wanted for the gateway, is taken by another program.", taken.getLocalPort());
        }
    }

    private static String get(URI gateway, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(gateway.resolve(path)).build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        }
    }
}
