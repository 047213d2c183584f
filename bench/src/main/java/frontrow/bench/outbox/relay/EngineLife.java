package frontrow.bench.outbox.relay;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's engine from its start until it is closed: sends a batch, waits for the broker, confirms. */
final class EngineLife {

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final Thread thread;

    /** Returns when it reads the WAL. What {@code toRecord} has no record for is not sent. */
    EngineLife(Properties settings, KafkaProducer<String, String> producer,
            Function<SourceRecord, @Nullable ProducerRecord<String, String>> toRecord) throws InterruptedException {
        CountDownLatch reads = new CountDownLatch(1);
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class)).using(settings)
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        reads.countDown();
                    }
                }).notifying((events, committer) -> {
                    List<Future<?>> sent = new ArrayList<>();
                    for (RecordChangeEvent<SourceRecord> event : events) {
                        ProducerRecord<String, String> record = toRecord.apply(event.record());
                        if (record != null) {
                            sent.add(producer.send(record));
                        }
                    }
                    for (Future<?> one : sent) {
                        await(one);
                    }
                    for (RecordChangeEvent<SourceRecord> event : events) {
                        committer.markProcessed(event);
                    }
                    committer.markBatchFinished();
                }).build();
        thread = Thread.ofPlatform().start(engine);
        reads.await();
    }

    private static void await(Future<?> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void stop() throws IOException, InterruptedException {
        engine.close();
        thread.join();
    }
}
