package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of a system that sells: the documented metrics, the dashboards' queries and the alerts, by a real Prometheus. */
class MonitoringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path DASHBOARDS = Path.of("..", "monitoring", "dashboards");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^# TYPE (frontrow_\\w+) ");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(frontrow_\\w+)` ");
    /** There are none before something goes wrong. */
    private static final List<String> MAY_BE_EMPTY = List.of("frontrow_dead_letters_total");

    @TempDir
    private Path directory;

    @Test
    void whatIsMeasuredIsDocumentedAndTheOtherWayRound() throws Exception {
        SystemUnderTest system = SystemUnderTest.shared();
        buyOne(system);
        Fan operator = Fan.operator(system.api());

        var exposed = new TreeSet<String>();
        for (String service : system.instances().keySet()) {
            String metrics = metrics(system.url(service), operator.accessToken());
            EXPOSED.matcher(metrics).results().map(found -> found.group(1)).forEach(exposed::add);
        }

        var documented = new TreeSet<String>();
        DOCUMENTED.matcher(Files.readString(Path.of("..", "docs", "METRICS.md"))).results().map(found -> found.group(1))
                .filter(name -> exposed.contains(name) || !MAY_BE_EMPTY.contains(name)).forEach(documented::add);
        assertThat(documented).isEqualTo(exposed);
    }

    @Test
    void eachQueryOfTheDashboardsFindsDataAndEachAlertCanBeEvaluated() throws IOException {
        assumeTrue(PrometheusProcess.isInstalled(), "prometheus is not there: the dashboards were not tried out");
        SystemUnderTest system = SystemUnderTest.shared();
        String token = Fan.operator(system.api()).accessToken();
        buyOne(system);

        try (PrometheusProcess prometheus = new PrometheusProcess(directory, system.instances(), token)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(prometheus.query("up == 1")).hasSize(2 * system.instances().size());
                assertThat(queries()).isNotEmpty().filteredOn(query -> MAY_BE_EMPTY.stream().noneMatch(query::contains))
                        .filteredOn(query -> prometheus.query(query).isEmpty()).as("queries that find nothing").isEmpty();
            });
            // Which of them fire depends on what other tests have done to this system.
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rules(prometheus)).isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.required("health").asString()).as(rule.toString()).isEqualTo("ok")));
        }
    }

    private static String metrics(URI service, String token) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(service.resolve("/actuator/prometheus"))
                    .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString()).body();
        }
    }

    private static void buyOne(SystemUnderTest system) {
        Api api = system.api();
        Concert concert = Concert.scheduledBy(Fan.operator(api));
        Fan fan = Fan.named(api, "measured").charge(Concert.PRICE).admittedTo(concert.concertId());
        fan.pay(fan.hold(concert.performanceId(), 1).expect(201).text("reservationId"), Concert.PRICE).expect(200);
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        try (Stream<Path> dashboards = Files.list(DASHBOARDS)) {
            for (Path dashboard : dashboards.toList()) {
                JsonNode panels = JsonMapper.shared().readTree(Files.readString(dashboard)).required("panels");
                panels.forEach(
                        panel -> panel.required("targets").forEach(target -> queries.add(target.required("expr").asString())));
            }
        }
        return queries;
    }

    private static List<JsonNode> rules(PrometheusProcess prometheus) {
        List<JsonNode> rules = new ArrayList<>();
        prometheus.rules().required("groups").forEach(group -> group.required("rules").forEach(rules::add));
        return rules;
    }
}
