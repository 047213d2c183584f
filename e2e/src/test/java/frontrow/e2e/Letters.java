package frontrow.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.messaging.deadletter.DeadLetterHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes dead letters as a consumer group does that cannot handle a record. No such record is in the topics: they are audited by other
 * tests.
 */
final class Letters {

    private final Map<String, Object> kafka;

    Letters(String bootstrapServers) {
        this.kafka = Map.of("bootstrap.servers", bootstrapServers);
    }

    void bury(String group, String type) {
        String topic = Topics.deadLetters(Topics.WALLET, group);
        ensure(topic);
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(topic, type, "no event".getBytes(UTF_8));
        Map.of(DeadLetterHeaders.ORIGINAL_TOPIC, Topics.WALLET, DeadLetterHeaders.ORIGINAL_PARTITION, "0",
                DeadLetterHeaders.ORIGINAL_OFFSET, "0", DeadLetterHeaders.ORIGINAL_TIME, Instant.now().toString(),
                DeadLetterHeaders.GROUP, group, DeadLetterHeaders.CAUSE, "java.lang.IllegalStateException: unheard of",
                DeadLetterHeaders.STACK_TRACE, "java.lang.IllegalStateException: unheard of", Headers.CE_TYPE, type)
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(kafka, new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(letter).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void ensure(String topic) {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
