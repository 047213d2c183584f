package frontrow.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final List<String> SERVICES = List.of("queue", "reservation", "payment", "wallet", "analytics");

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void everyObjectIsAsItsKindMustBe(String overlay) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Node object : Overlay.built(overlay).objects()) {
            all.assertThatCode(() -> Schemas.check(object)).as("%s %s", object.text("kind"), object.at("metadata").text("name"))
                    .doesNotThrowAnyException();
        }
        all.assertAll();
    }

    @Test
    void aWrongObjectIsNoticed() {
        assertThatCode(() -> Schemas.check(service(Map.of("ports", List.of(Map.of("port", 1)))))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Schemas.check(service(Map.of("prots", List.of())))).as("an unknown field").isNotNull();
        assertThatThrownBy(() -> Schemas.check(service(Map.of("ports", List.of(Map.of("name", "http")))))).as("a missing field")
                .isNotNull();
        assertThatThrownBy(() -> Schemas.check(service(Map.of("ports", List.of(Map.of("port", "x")))))).as("a wrong type")
                .isNotNull();
        assertThatThrownBy(() -> Schemas.check(new Node(Map.of("apiVersion", "kafka.strimzi.io/v1", "kind", "KafkaUser", "spec",
                Map.of("authentication", Map.of("type", "scram-sha-512"), "qotas", Map.of())))))
                .as("an unknown field of Strimzi's")
                .isNotNull();
    }

    private static Node service(Map<String, Object> spec) {
        return new Node(Map.of("apiVersion", "v1", "kind", "Service", "metadata", Map.of("name", "any"), "spec", spec));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void podsAreRestricted(String overlay) throws Exception {
        Overlay built = Overlay.built(overlay);
        SoftAssertions all = new SoftAssertions();
        built.pods().forEach((name, pod) -> {
            Node spec = pod.at("spec");
            Node security = spec.at("securityContext");
            all.assertThat(security.text("runAsNonRoot")).as("%s runs as somebody", name).isEqualTo("true");
            all.assertThat(security.at("seccompProfile").text("type")).as(name).isEqualTo("RuntimeDefault");
            all.assertThat(spec.text("automountServiceAccountToken")).as("%s has no token of Kubernetes'", name)
                    .isEqualTo("false");
            for (Node container : spec.each("containers")) {
                Node its = container.at("securityContext");
                all.assertThat(its.text("allowPrivilegeEscalation")).as(name).isEqualTo("false");
                all.assertThat(its.at("capabilities").each("drop")).extracting(Node::text).as(name).containsExactly("ALL");
                all.assertThat(container.at("resources").at("limits").text("memory")).as("%s has a limit", name).isNotEmpty();
                all.assertThat(List.of("postgres", "kafka").contains(name) || its.text("readOnlyRootFilesystem").equals("true"))
                        .as("%s cannot write but where it is given room", name).isTrue();
            }
        });
        all.assertAll();
        assertThat(built.object("Namespace", "frontrow").at("metadata").at("labels").text("pod-security.kubernetes.io/enforce"))
                .isEqualTo("restricted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void secretsAreReferredToAndNotTold(String overlay) throws Exception {
        Overlay built = Overlay.built(overlay);

        assertThat(built.ofKind("Secret")).isEmpty();
        built.pods().forEach((name, pod) -> pod.at("spec").each("containers").stream().flatMap(one -> one.each("env").stream())
                .filter(variable -> variable.text("name").matches(".*(PASSWORD|SECRET|JAAS|PASS_KEY|SIGNINGKEY).*"))
                .forEach(variable -> assertThat(variable.at("valueFrom").at("secretKeyRef").isThere())
                        .as("%s of %s", variable.text("name"), name).isTrue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void whatIsNamedIsThere(String overlay) throws Exception {
        Overlay built = Overlay.built(overlay);
        Set<String> labels = built.pods().values().stream().map(pod -> pod.at("metadata").at("labels").text("frontrow.org/part"))
                .collect(Collectors.toSet());
        Set<String> services = names(built.ofKind("Service"));
        Set<String> settings = names(built.ofKind("ConfigMap"));

        assertThat(Stream.of("Service", "PodDisruptionBudget").flatMap(kind -> built.ofKind(kind).stream()).map(object -> {
            Node selector = object.at("spec").at("selector");
            return selector.at("matchLabels").isThere() ? selector.at("matchLabels") : selector;
        })).allSatisfy(selector -> assertThat(labels).contains(selector.text("frontrow.org/part")));
        assertThat(built.object("Ingress", "frontrow").at("spec").each("rules").getFirst().at("http").each("paths"))
                .extracting(path -> path.at("backend").at("service").text("name")).allMatch(services::contains);
        assertThat(built.pods().values().stream().flatMap(pod -> pod.at("spec").each("containers").stream())
                .flatMap(container -> container.each("envFrom").stream()).map(from -> from.at("configMapRef"))
                .filter(Node::isThere).map(from -> from.text("name"))).isNotEmpty().allMatch(settings::contains);
        assertThat(built.ofKind("ScaledObject")).extracting(object -> object.at("spec").at("scaleTargetRef").text("name"))
                .allMatch(SERVICES::contains);
    }

    private static Set<String> names(List<Node> objects) {
        return objects.stream().map(object -> object.at("metadata").text("name")).collect(Collectors.toSet());
    }

    /** A rolling update is seen by nobody. */
    @Test
    void aServiceIsReplacedBeforeItGoes() throws Exception {
        Overlay production = Overlay.built("production");
        for (String service : SERVICES) {
            Node spec = production.object("Deployment", service).at("spec");
            Node container = spec.at("template").at("spec").each("containers").getFirst();

            assertThat(spec.at("strategy").at("rollingUpdate").text("maxUnavailable")).as(service).isEqualTo("0");
            assertThat(container.at("readinessProbe").at("httpGet").text("path")).isEqualTo("/actuator/health/readiness");
            assertThat(container.at("lifecycle").at("preStop").at("sleep").at("seconds").isThere()).isTrue();
            assertThat(spec.at("replicas").isThere()).as("KEDA says how many").isFalse();
            assertThat(production.object("PodDisruptionBudget", service).at("spec").text("minAvailable")).isEqualTo("1");
        }
    }

    /** What was acknowledged outlives the loss of any one machine. */
    @Test
    void productionKeepsWhatItAcknowledged() throws Exception {
        Overlay production = Overlay.built("production");
        Node kafka = production.object("Kafka", "frontrow").at("spec").at("kafka").at("config");

        assertThat(kafka.text("default.replication.factor")).isEqualTo("3");
        assertThat(kafka.text("min.insync.replicas")).isEqualTo("2");
        assertThat(kafka.text("unclean.leader.election.enable")).isEqualTo("false");
        assertThat(production.object("KafkaNodePool", "broker").at("spec").text("replicas")).isEqualTo("3");
        assertThat(
                production.object("Job", "topics").at("spec").at("template").at("spec").each("containers").getFirst().each("env"))
                .filteredOn(variable -> variable.text("name").equals("REPLICATION_FACTOR")).extracting(one -> one.text("value"))
                .containsExactly("3");
        for (String service : List.of("reservation", "payment", "wallet")) {
            Node database = production.object("Cluster", service + "-db").at("spec");
            assertThat(database.at("postgresql").at("synchronous").text("number")).isEqualTo("1");
            assertThat(database.at("replicationSlots").at("highAvailability").text("synchronizeLogicalDecoding"))
                    .as("failover slots")
                    .isEqualTo("true");
        }
    }
}
