package frontrow.bench.outboxes;

import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** The topic, with {@code acks=all}; out of reach if the peer does not relay. */
@Component
class Topic {

    static final String NAME = "wallet.events";

    private final KafkaTemplate<String, String> kafka;
    private final boolean relays;

    Topic(KafkaTemplate<String, String> kafka, @Value("${peer.relays}") boolean relays) {
        this.kafka = kafka;
        this.relays = relays;
    }

    boolean relays() {
        return relays;
    }

    /** @throws IllegalStateException if it is out of reach */
    void tell(Said said) {
        sending(said).join();
    }

    CompletableFuture<?> sending(Said said) {
        return relays
                ? kafka.send(NAME, said.key(), said.id().toString())
                : CompletableFuture.failedFuture(new IllegalStateException("This peer does not relay."));
    }
}
