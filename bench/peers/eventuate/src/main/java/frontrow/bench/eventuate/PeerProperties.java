package frontrow.bench.eventuate;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("peer")
record PeerProperties(Tuning tuning, Kafka kafka) {

    record Kafka(String bootstrapServers) {}
}
