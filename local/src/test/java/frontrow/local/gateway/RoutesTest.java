package frontrow.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private final Routes routes = new Routes(Map.of("queue", List.of(URI.create("http://queue-1"), URI.create("http://queue-2")),
            "reservation", List.of(URI.create("http://reservation")), "payment", List.of(URI.create("http://payment")), "wallet",
            List.of(URI.create("http://wallet")), "analytics", List.of(URI.create("http://analytics"))));

    @ParameterizedTest
    @CsvSource({"/api/concerts, http://reservation/api/concerts",
            "/api/performances/1/seats, http://reservation/api/performances/1/seats",
            "/api/reservations/1/payment, http://reservation/api/reservations/1/payment",
            "/api/admin/concerts, http://reservation/api/admin/concerts", "/api/payments/1, http://payment/api/payments/1",
            "/api/admin/payments, http://payment/api/admin/payments", "/api/wallet/charges, http://wallet/api/wallet/charges",
            "/api/admin/performances/1/seats, http://reservation/api/admin/performances/1/seats",
            "/api/admin/analytics/traffic, http://analytics/api/admin/analytics/traffic",
            "/api/admin/audits, http://analytics/api/admin/audits",
            "/api/admin/dead-letters, http://analytics/api/admin/dead-letters",
            "/v3/api-docs/wallet, http://wallet/v3/api-docs"})
    void leadsEachPathToItsService(String path, String target) {
        assertThat(routes.targets(path)).containsExactly(URI.create(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/walletx", "/api", "/actuator/env", "/v3/api-docs/unknown", "/v3/api-docs/"})
    void leadsNowhereElse(String path) {
        assertThat(routes.targets(path)).isEmpty();
    }

    @Test
    void takesTheInstancesInTurn() {
        List<String> hosts = List.of(1, 2, 3, 4).stream().map(time -> routes.targets("/api/queues/1").getFirst().getHost())
                .toList();

        assertThat(hosts).containsExactly("queue-1", "queue-2", "queue-1", "queue-2");
        assertThat(routes.targets("/api/queues/1")).extracting(URI::getHost).as("and then the others")
                .containsExactly("queue-1", "queue-2");
    }

    /** The containers' web server has the same table, and so has the ingress, beside the documents' and the pages' places. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {"../compose/web.conf @ ~\\^(/api/[a-z/-]+)\\(/\\|\\$\\)\\s+([a-z]+):\\d+;",
            "../k8s/base/ingress.yaml @ path: (/api/\\S+)\\s+pathType: Prefix\\s+backend: \\{service: \\{name: ([a-z]+),"})
    void othersLeadToTheSamePlaces(Path file, String line) throws IOException {
        Map<String, String> there = Pattern.compile(line).matcher(Files.readString(file)).results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

        assertThat(there).isEqualTo(Routes.SERVICE_BY_PREFIX);
    }
}
