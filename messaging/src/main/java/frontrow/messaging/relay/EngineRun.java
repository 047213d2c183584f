package frontrow.messaging.relay;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the engine, with its own producer: both end together. */
class EngineRun {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final TopicWriter writer;
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    EngineRun(Properties settings, RowHandler handler, TopicWriter writer) {
        this.writer = writer;
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class)).using(settings)
                .using(EngineRun.class.getClassLoader())
                .using((success, message, error) -> ended.complete(reason(message, error)))
                .notifying(handler)
                .build();
    }

    void start(String threadName, int batchMax) {
        Thread.ofPlatform().name(threadName).daemon().start(() -> {
            try {
                ScopedValue.where(WakefulTask.BATCH_MAX, batchMax).run(engine);
            } finally {
                ended.complete("The engine ended.");
                writer.close();
            }
        });
    }

    private static String reason(@Nullable String message, @Nullable Throwable error) {
        Throwable root = error;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root == null ? String.valueOf(message) : root.toString();
    }

    /** @return why the engine ended; null while it runs */
    @Nullable
    String awaitEnd(Duration waitMax) throws InterruptedException {
        try {
            return ended.get(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    /** Lets the batch in flight be finished; after the given time it is given up, which the next life repeats. */
    void close(Duration waitMax) {
        Thread closing = Thread.ofPlatform().name("relay-close").daemon().start(this::closeEngine);
        try {
            if (awaitEnd(waitMax) == null) {
                LOG.warn("The engine did not stop within {}; what it has in flight is given up.", waitMax);
                closing.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            writer.close();
        }
    }

    private void closeEngine() {
        while (!ended.isDone()) {
            try {
                engine.close();
                return;
            } catch (IllegalStateException e) {
                // It is just starting, and cannot be stopped before it has; or it is stopping already.
                LOG.debug("The engine cannot be stopped yet: {}", e.getMessage());
                if (!pause()) {
                    return;
                }
            } catch (IOException e) {
                LOG.warn("The engine did not stop cleanly.", e);
                return;
            }
        }
    }

    private boolean pause() {
        try {
            return awaitEnd(Duration.ofMillis(50)) == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
