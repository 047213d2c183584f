package frontrow.e2e.chaos;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Failpoints of a service that was started with the property {@code frontrow.failpoints}: the directory in which they are armed. */
@AutoConfiguration
@ConditionalOnProperty("frontrow.failpoints")
class FailpointsAutoConfiguration {

    private static final int ORPHANED = 3;

    private final Path directory;

    FailpointsAutoConfiguration(@Value("${frontrow.failpoints}") Path directory) {
        this.directory = directory;
        Thread.ofPlatform().name("end-with-the-test").daemon().start(FailpointsAutoConfiguration::endWithTheTest);
    }

    /** The test holds the other end of this pipe, whatever becomes of it. */
    private static void endWithTheTest() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said.
            }
        } catch (IOException e) {
            // The same as its end.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    /** Boot makes it known to the transaction manager. */
    @Bean
    TransactionExecutionListener commitFailpoints() {
        return new TransactionExecutionListener() {
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                reached(transaction, Failpoint.LISTENER_BEFORE_COMMIT, Failpoint.REQUEST_BEFORE_COMMIT);
            }

            @Override
            public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                if (failure == null) {
                    reached(transaction, Failpoint.LISTENER_AFTER_COMMIT, Failpoint.REQUEST_AFTER_COMMIT);
                }
            }
        };
    }

    private void reached(TransactionExecution transaction, Failpoint onListener, Failpoint onRequest) {
        if (transaction.isReadOnly()) {
            return;
        }
        if (KafkaUtils.getConsumerGroupId() != null) {
            onListener.reached(directory);
        } else if (isRequest(Thread.currentThread())) {
            onRequest.reached(directory);
        }
    }

    /** Not a watcher of deadlines. */
    private static boolean isRequest(Thread thread) {
        return thread.isVirtual() || thread.getName().contains("-commit-");
    }

    @Bean
    ConfirmWatch confirmWatch(ObjectProvider<DataSource> database) {
        return new ConfirmWatch(directory, database.getIfAvailable());
    }
}
