package frontrow.bench.outboxes;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.annotation.OutboxHandler;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** namastack: records in a table, polled, handed to a handler key by key. */
@Component
@ConditionalOnProperty(name = Way.CHOSEN, havingValue = "namastack")
class NamastackWay implements Way {

    private final Outbox outbox;
    private final TransactionTemplate transaction;

    NamastackWay(Outbox outbox, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public void commit(List<Said> said) {
        transaction.executeWithoutResult(running -> said.forEach(one -> outbox.schedule(one, one.key())));
    }

    /** What the records are handed to. */
    @Component
    @ConditionalOnProperty(name = Way.CHOSEN, havingValue = "namastack")
    static class Handler {

        private final Topic topic;

        Handler(Topic topic) {
            this.topic = topic;
        }

        @OutboxHandler
        public void on(Said said) {
            topic.tell(said);
        }
    }
}
