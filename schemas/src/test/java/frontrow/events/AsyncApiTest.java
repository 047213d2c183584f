package frontrow.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The AsyncAPI document says what the schemas say: every topic, every event, every header, and nothing else. */
class AsyncApiTest {

    private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
    private static final String MESSAGES = "#/components/messages/";

    private final Map<String, Object> document;

    AsyncApiTest() throws IOException {
        document = new Yaml().load(Files.readString(DOCS.resolve("asyncapi.yaml")));
    }

    @Test
    void itsChannelsAreTheTopics() {
        assertThat(document.get("asyncapi")).isEqualTo("3.0.0");
        assertThat(at("channels").values().stream().map(channel -> map(channel).get("address")))
                .containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aChannelsMessagesAreTheEventsOfItsTopic(String topic) {
        Map<String, Object> channel = at("channels", topic.replace(".events", ""));

        assertThat(map(channel.get("messages")).values().stream().map(AsyncApiTest::reference))
                .containsExactlyInAnyOrderElementsOf(
                        events(topic).map(schema -> MESSAGES + schema.getName()).toList());
        assertThat(at("operations").values().stream().map(operation -> reference(map(operation).get("channel"))))
                .contains("#/channels/" + topic.replace(".events", ""));
    }

    @Test
    void itsMessagesAreTheEventsWithTheirSchemas() throws IOException {
        List<Schema> all = Topics.ALL.stream().flatMap(AsyncApiTest::events).toList();
        Map<String, Object> messages = at("components", "messages");

        assertThat(messages.keySet()).isEqualTo(all.stream().map(Schema::getName).collect(Collectors.toCollection(TreeSet::new)));
        for (Schema schema : all) {
            Map<String, Object> message = map(messages.get(schema.getName()));
            Map<String, Object> payload = map(message.get("payload"));
            Path file = DOCS.resolve(reference(payload.get("schema")));
            assertThat(message.get("name")).isEqualTo(schema.getFullName());
            assertThat(message.get("summary")).isEqualTo(schema.getDoc());
            assertThat(new Schema.Parser().parse(Files.readString(file)).getFullName()).isEqualTo(schema.getFullName());
        }
    }

    @Test
    void itsHeadersAreThoseOfEveryRecord() {
        Map<String, Object> headers = at("components", "messageTraits", "event", "headers");
        Set<String> every = Set.of(Headers.CE_SPECVERSION, Headers.CE_ID, Headers.CE_TYPE, Headers.CE_SOURCE, Headers.CE_TIME,
                Headers.CONTENT_TYPE, Headers.TRACEPARENT);

        assertThat(map(headers.get("properties")).keySet()).isEqualTo(every);
        assertThat(new TreeSet<Object>((List<?>) headers.get("required"))).isEqualTo(new TreeSet<Object>(every));
    }

    static List<String> topics() {
        return Topics.ALL;
    }

    private static Stream<Schema> events(String topic) {
        return Objects.requireNonNull(EventTypes.BY_TOPIC.get(topic)).stream();
    }

    private Map<String, Object> at(String... path) {
        Map<String, Object> here = document;
        for (String name : path) {
            here = map(here.get(name));
        }
        return here;
    }

    private static String reference(@Nullable Object node) {
        return String.valueOf(map(node).get("$ref"));
    }

    @SuppressWarnings("unchecked") // YAML's mappings have strings for keys here.
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
