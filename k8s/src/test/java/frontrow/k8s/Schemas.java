package frontrow.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;
import java.util.Set;

/** What an object of a kind may hold and must hold. */
final class Schemas {

    /** Nobody publishes their schemas where a build could get them: they were compared by hand (k8s/README.md). */
    static final Set<String> UNKNOWN_HERE = Set.of("postgresql.cnpg.io/v1 Cluster", "keda.sh/v1alpha1 ScaledObject",
            "keda.sh/v1alpha1 TriggerAuthentication");

    private static final Map<String, Class<?>> STRIMZI = Map.of("Kafka", Kafka.class, "KafkaNodePool", KafkaNodePool.class,
            "KafkaUser", KafkaUser.class);
    private static final Gson GSON = new Gson();
    /** Strimzi's classes take what they do not know, too, and warn; here that is a failure. */
    private static final ObjectMapper STRICT = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {

                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private Schemas() {}

    /** @throws Exception that says what it must not hold, or lacks */
    static void check(Node object) throws Exception {
        String version = object.text("apiVersion");
        String kind = object.text("kind");
        if (UNKNOWN_HERE.contains(version + " " + kind)) {
            return;
        }
        if (version.equals("kafka.strimzi.io/v1")) {
            Class<?> type = STRIMZI.get(kind);
            if (type == null) {
                throw new IllegalArgumentException("Strimzi's " + kind + " is not known here.");
            }
            STRICT.convertValue(object.value(), type);
            return;
        }
        int slash = version.indexOf('/');
        Class<?> type = ModelMapper.getApiTypeClass(slash < 0 ? "" : version.substring(0, slash), version.substring(slash + 1),
                kind);
        if (type == null) {
            throw new IllegalArgumentException("There is no kind %s in %s.".formatted(kind, version));
        }
        JsonElement json = GSON.toJsonTree(object.value());
        Yaml.loadAs(json.toString(), type); // finds wrong types
        type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json); // unknown and missing fields
    }
}
