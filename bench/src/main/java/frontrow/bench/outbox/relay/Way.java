package frontrow.bench.outbox.relay;

import java.util.List;
import java.util.UUID;

/** A way from a committed row to the topic {@link #TOPIC}. */
interface Way {

    String TOPIC = "wallet.events";

    /** One transaction: commits all of these. */
    void commit(List<Said> said) throws Exception;

    /** In good order. */
    void stop() throws Exception;

    /** What is to be told, and the key that orders it. */
    record Said(UUID id, String key) {}
}
