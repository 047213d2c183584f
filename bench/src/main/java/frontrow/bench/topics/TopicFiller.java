package frontrow.bench.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.events.Headers;
import frontrow.messaging.codec.CodecAutoConfiguration;
import frontrow.messaging.codec.EventCodec;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Writes events to topics with all that the services write beside them, fast. */
public final class TopicFiller implements AutoCloseable {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 200_000;
    private static final long BUFFER_BYTES = 64L << 20;

    private final ConfigurableApplicationContext context;
    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private long records;

    public TopicFiller(String bootstrapServers, String registryUrl) {
        context = new SpringApplicationBuilder(CodecAutoConfiguration.class).web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off").run("--frontrow.registry.url=" + registryUrl);
        codec = context.getBean(EventCodec.class);
        producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MS, ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES), new StringSerializer(), new ByteArraySerializer());
    }

    /** @param at the record's time, and the event's */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback tells.
    public void add(String topic, String key, Instant at, SpecificRecord event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, null, at.toEpochMilli(), key,
                codec.encode(topic, event));
        Map.of(Headers.CE_SPECVERSION, Headers.SPECVERSION_1_0, Headers.CE_ID, UuidCreator.getTimeOrderedEpoch().toString(),
                Headers.CE_TYPE, event.getSchema().getFullName(), Headers.CE_SOURCE,
                "/frontrow/" + topic.substring(0, topic.indexOf('.')), Headers.CE_TIME, at.toString(), Headers.CONTENT_TYPE,
                Headers.AVRO, Headers.TRACEPARENT, TRACEPARENT)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        producer.send(record, (written, failure) -> failed.compareAndSet(null, failure));
        records++;
    }

    /** Returns when the broker has all of it. @return how many records there were */
    public long flush() {
        producer.flush();
        if (failed.get() != null) {
            throw new IllegalStateException("The topics could not be filled.", failed.get());
        }
        return records;
    }

    @Override
    public void close() {
        producer.close();
        context.close();
    }
}
