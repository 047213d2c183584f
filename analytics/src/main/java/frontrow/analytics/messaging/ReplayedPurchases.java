package frontrow.analytics.messaging;

import frontrow.analytics.domain.Purchases;
import frontrow.analytics.domain.Told;
import frontrow.audit.read.TopicReader.ReadProgress;
import frontrow.audit.story.Story;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Reads all topics for each question, one question at a time: it takes all processors. */
@Component
final class ReplayedPurchases implements Purchases {

    private final TopicAccess topics;
    private final Semaphore turn = new Semaphore(1, true);

    ReplayedPurchases(TopicAccess topics) {
        this.topics = topics;
    }

    @Override
    public List<Told> story(UUID reservationId) {
        turn.acquireUninterruptibly();
        try {
            return new Story(topics.broker(), topics.registryUrl(), () -> ReadProgress.SILENT).ofPurchase(reservationId)
                    .stream().map(record -> Telling.of(record.event(), record.topic(), record.partition(), record.offset()))
                    .toList();
        } finally {
            turn.release();
        }
    }
}
