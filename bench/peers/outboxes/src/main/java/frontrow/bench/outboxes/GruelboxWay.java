package frontrow.bench.outboxes;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** gruelbox: calls are kept in a table, made right after the commit on a thread of a pool, and made again by a thread that looks for them. */
@Component
@ConditionalOnProperty(name = Way.CHOSEN, havingValue = "gruelbox")
class GruelboxWay implements Way {

    private static final int THREADS = 8;
    private static final int FLUSH_BATCH = 4_096;
    private static final long FLUSH_MILLIS = 100;

    private final TransactionManager transactions;
    private final TransactionOutbox outbox;
    private final ExecutorService calls = Executors.newFixedThreadPool(THREADS);
    private final Thread flusher;
    private volatile boolean closed;

    /** What is called. */
    interface Teller {
        void tell(String id, String key);
    }

    GruelboxWay(DataSource dataSource, Topic topic) {
        transactions = TransactionManager.fromDataSource(dataSource);
        Teller teller = (id, key) -> topic.tell(new Said(UUID.fromString(id), key));
        outbox = TransactionOutbox.builder().transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .instantiator(Instantiator.using(type -> teller))
                .submitter(topic.relays() ? Submitter.withExecutor(calls) : Submitter.withExecutor(call -> {}))
                .attemptFrequency(topic.relays() ? Duration.ofSeconds(10) : Duration.ofSeconds(1)).flushBatchSize(FLUSH_BATCH)
                .build();
        flusher = Thread.ofPlatform().daemon().unstarted(this::flush);
        if (topic.relays()) {
            flusher.start();
        }
    }

    private void flush() {
        try {
            while (!closed) {
                if (!outbox.flush()) {
                    TimeUnit.MILLISECONDS.sleep(FLUSH_MILLIS);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void commit(List<Said> said) {
        transactions.inTransaction(() -> said.forEach(one -> outbox.schedule(Teller.class).tell(one.id().toString(), one.key())));
    }

    @PreDestroy
    void close() {
        closed = true;
        calls.shutdown();
    }
}
