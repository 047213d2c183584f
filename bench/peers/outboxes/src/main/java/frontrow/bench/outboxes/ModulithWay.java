package frontrow.bench.outboxes;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Modulith: an event of the application, its publication kept in a table until its listener has ended. */
@Component
@ConditionalOnProperty(name = Way.CHOSEN, havingValue = "modulith")
class ModulithWay implements Way {

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ModulithWay(ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public void commit(List<Said> said) {
        transaction.executeWithoutResult(running -> said.forEach(events::publishEvent));
    }

    /** After the commit, on a thread of its own. */
    @Component
    @ConditionalOnProperty(name = Way.CHOSEN, havingValue = "modulith")
    static class Listener {

        private final Topic topic;

        Listener(Topic topic) {
            this.topic = topic;
        }

        @ApplicationModuleListener
        void on(Said said) {
            topic.tell(said);
        }
    }
}
