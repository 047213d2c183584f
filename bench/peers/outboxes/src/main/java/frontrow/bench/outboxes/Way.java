package frontrow.bench.outboxes;

import java.util.List;

/** A library's outbox, chosen by {@code peer.outbox}; it relays unless {@code peer.relays} is false. */
interface Way {

    String CHOSEN = "peer.outbox";

    /** One transaction. */
    void commit(List<Said> said);
}
