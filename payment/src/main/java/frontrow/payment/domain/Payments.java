package frontrow.payment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All payments there ever were. */
public interface Payments {

    /**
     * Inserts with one statement those whose id and reservation are new; passes over the others.
     *
     * @return the ids of the new ones
     */
    Set<PaymentId> insertNew(Collection<Payment> requested);

    /** Loads with one query those that exist and locks them in the order of their ids until the transaction ends. */
    List<Payment> lockInIdOrder(Collection<PaymentId> ids);

    /**
     * Returns when everything that has been told of payments so far can be seen, too; nobody else writes until the transaction ends. For
     * when one is missing: an event may come, and be answered, a moment before its own commit can be seen.
     */
    void awaitWriters();

    /** The database's clock, which alone decides what is overdue. It moves on within a transaction. */
    Instant now();

    /**
     * A fan's payments, newest first.
     *
     * @param after the last one of the page before, or null for the first page
     */
    List<Payment> historyOf(String userId, @Nullable PaymentId after, int countMax);

    Optional<Payment> ofFan(PaymentId id, String userId);

    /** The parked ones, longest parked first; {@code after} as above. */
    List<Payment> parked(@Nullable PaymentId after, int countMax);
}
