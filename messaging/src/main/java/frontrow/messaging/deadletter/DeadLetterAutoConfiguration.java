package frontrow.messaging.deadletter;

import frontrow.messaging.codec.CodecAutoConfiguration;
import frontrow.messaging.codec.EventCodec;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Where listeners put what can never be handled. */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = CodecAutoConfiguration.class)
@EnableConfigurationProperties(KafkaProperties.class)
public class DeadLetterAutoConfiguration {

    @Bean
    DeadLetterPublisher deadLetterPublisher(KafkaProperties kafka, Environment environment) {
        String clientId = environment.getProperty("frontrow.service", "frontrow") + "-dead-letters";
        Map<String, Object> admin = new HashMap<>(kafka.buildAdminProperties());
        admin.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        Map<String, Object> producer = new HashMap<>(kafka.buildProducerProperties());
        producer.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        return new DeadLetterPublisher(producer, new DeadLetterTopics(admin));
    }

    @Bean
    DeadLetters deadLetters(KafkaProperties kafka, EventCodec codec) {
        return new KafkaDeadLetters(kafka.buildAdminProperties(), codec);
    }
}
