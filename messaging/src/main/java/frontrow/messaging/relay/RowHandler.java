package frontrow.messaging.relay;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Takes what the engine reads from the WAL: rows to the topic, canaries to the supervisor; the rest is only a position. */
class RowHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private final TopicWriter writer;
    private final Runnable beforeFirstBatch;
    private final Consumer<String> canaries;
    private final Runnable progress;
    private boolean begun;

    /**
     * @param beforeFirstBatch throws if going on could lose events; by now nobody can drop the slot any more
     * @param progress         called whenever the broker has taken a batch
     */
    RowHandler(TopicWriter writer, Runnable beforeFirstBatch, Consumer<String> canaries, Runnable progress) {
        this.writer = writer;
        this.beforeFirstBatch = beforeFirstBatch;
        this.canaries = canaries;
        this.progress = progress;
    }

    /** An exception ends the engine: nothing of this batch counts as processed, and it is read again. */
    @Override
    public void handleBatch(List<RecordChangeEvent<SourceRecord>> batch,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        if (!begun) {
            beforeFirstBatch.run();
            begun = true;
        }
        for (RecordChangeEvent<SourceRecord> event : batch) {
            take(event.record());
        }
        writer.awaitAll();
        for (RecordChangeEvent<SourceRecord> event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
        progress.run();
    }

    private void take(SourceRecord record) {
        if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
            return;
        }
        switch (value.getString("op")) {
            case "c" -> writer.send(OutboxRow.of(value.getStruct("after")));
            case "m" -> canaries.accept(text(value.getStruct("message")));
            default -> throw new IllegalStateException(
                    "The outbox is only inserted into, but the WAL says " + value.getString("op") + ".");
        }
    }

    private static String text(Struct message) {
        Object content = message.get("content");
        return content instanceof ByteBuffer bytes
                ? StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()
                : new String((byte[]) content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return false;
    }
}
