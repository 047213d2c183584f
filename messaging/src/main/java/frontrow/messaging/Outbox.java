package frontrow.messaging;

import java.util.List;

/**
 * Where a service says what has happened: in the same database transaction as the change itself (design §3). The relay takes it
 * from there to the service's own topic, in commit order, at least once.
 */
public interface Outbox {

    /**
     * Appends the events in this order, with one statement.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a running transaction
     */
    void append(List<Outgoing> events);

    default void append(Outgoing event) {
        append(List.of(event));
    }
}
