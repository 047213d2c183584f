package frontrow.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.messaging.EventSpans;
import io.debezium.engine.DebeziumEngine.Offsets;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class RowHandlerTest {

    private static final String BATCH_FINISHED = "batch finished";
    private static final Schema ROW = SchemaBuilder.struct().field("aggregateid", Schema.STRING_SCHEMA)
            .field("payload", Schema.BYTES_SCHEMA).field("headers", Schema.STRING_SCHEMA).build();
    private static final Schema CHANGE = SchemaBuilder.struct().field("op", Schema.STRING_SCHEMA).field("after", ROW).build();

    private final MockProducer<String, byte[]> broker = new MockProducer<>(false, new RoundRobinPartitioner(),
            new StringSerializer(), new ByteArraySerializer());
    private final RowHandler handler = new RowHandler(
            new TopicWriter(broker, "wallet.events", new RelayStatus(), new EventSpans(OpenTelemetry.noop())), () -> {},
            canary -> {}, () -> {});
    private final List<String> confirmed = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Test
    void confirmsNothingOfABatchBeforeTheBrokerHasAllOfIt() throws Exception {
        Thread relay = handle("a", "b", "c");
        await().until(() -> broker.history().size() == 3);
        broker.completeNext();
        broker.completeNext();
        await().until(() -> relay.getState() == Thread.State.WAITING);

        assertThat(confirmed).isEmpty();

        broker.completeNext();
        relay.join();
        assertThat(confirmed).containsExactly("a", "b", "c", BATCH_FINISHED);
        assertThat(failures).isEmpty();
    }

    @Test
    void confirmsNothingOfABatchOfWhichTheBrokerRefusesARecord() throws Exception {
        Thread relay = handle("a", "b");
        await().until(() -> broker.history().size() == 2);
        broker.errorNext(new IllegalStateException("Too large."));
        broker.completeNext();
        relay.join();

        assertThat(confirmed).isEmpty();
        assertThat(failures).singleElement().satisfies(failure -> assertThat(failure).hasMessageContaining("Too large."));
    }

    private Thread handle(String... keys) {
        List<RecordChangeEvent<SourceRecord>> batch = Stream.of(keys).map(RowHandlerTest::inserted).toList();
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                handler.handleBatch(batch, new Committer());
            } catch (InterruptedException | RuntimeException e) {
                failures.add(e);
            }
        });
    }

    private static RecordChangeEvent<SourceRecord> inserted(String key) {
        Struct row = new Struct(ROW).put("aggregateid", key).put("payload", ByteBuffer.wrap(new byte[]{1})).put("headers", "{}");
        Struct change = new Struct(CHANGE).put("op", "c").put("after", row);
        SourceRecord record = new SourceRecord(Map.of(), Map.of(), key, CHANGE, change);
        return () -> record;
    }

    private final class Committer implements RecordCommitter<RecordChangeEvent<SourceRecord>> {

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event) {
            confirmed.add(event.record().topic());
        }

        @Override
        public void markBatchFinished() {
            confirmed.add(BATCH_FINISHED);
        }

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event, Offsets offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Offsets buildOffsets() {
            throw new UnsupportedOperationException();
        }
    }
}
