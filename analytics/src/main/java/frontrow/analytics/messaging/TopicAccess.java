package frontrow.analytics.messaging;

import frontrow.audit.read.Broker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Where the topics and their schemas are, for whoever reads them all with no part of this service. */
@Component
final class TopicAccess {

    private static final List<String> ACCESS = List.of("security.", "sasl.", "ssl.", "config.providers");

    private final KafkaProperties kafka;
    private final String registryUrl;

    TopicAccess(KafkaProperties kafka, @Value("${frontrow.registry.url}") String registryUrl) {
        this.kafka = kafka;
        this.registryUrl = registryUrl;
    }

    /** As this service gets in itself. */
    Broker broker() {
        Map<String, String> access = new HashMap<>();
        kafka.buildConsumerProperties().forEach((name, value) -> {
            if (ACCESS.stream().anyMatch(name::startsWith)) {
                access.put(name,
                        value instanceof List<?> several
                                ? String.join(",", several.stream().map(String::valueOf).toList())
                                : String.valueOf(value));
            }
        });
        return new Broker(String.join(",", kafka.getBootstrapServers()), access);
    }

    String registryUrl() {
        return registryUrl;
    }
}
