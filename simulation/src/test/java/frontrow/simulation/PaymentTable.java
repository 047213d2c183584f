package frontrow.simulation;

import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import frontrow.payment.domain.Refund;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The payment service's table: one payment a reservation. */
final class PaymentTable implements Payments {

    private static final Entities<Payment> ENTITIES = new Entities<>(Payment.class);

    private final Database database;
    private final Map<PaymentId, Payment> rows = new TreeMap<>(Comparator.comparing(PaymentId::value));

    PaymentTable(Database database) {
        this.database = database;
    }

    Collection<Payment> all() {
        return rows.values();
    }

    /** What is inserted is not what the caller goes on with: changes of that one are not written. */
    @Override
    public Set<PaymentId> insertNew(Collection<Payment> requested) {
        Set<PaymentId> inserted = new HashSet<>();
        for (Payment payment : requested) {
            boolean conflict = rows.containsKey(payment.id()) || rows.values().stream()
                    .anyMatch(row -> row.terms().reservationId().equals(payment.terms().reservationId()));
            if (!conflict) {
                database.put(rows, payment.id(), ENTITIES.copy(payment));
                inserted.add(payment.id());
            }
        }
        return inserted;
    }

    @Override
    public List<Payment> lockInIdOrder(Collection<PaymentId> ids) {
        return ids.stream().sorted(Comparator.comparing(PaymentId::value)).distinct().map(rows::get)
                .filter(found -> found != null)
                .map(found -> database.locked(ENTITIES, found)).toList();
    }

    @Override
    public void awaitWriters() {
        // Here, all is seen when it is written.
    }

    @Override
    public Instant now() {
        return database.clockTime();
    }

    @Override
    public List<Payment> historyOf(String userId, @Nullable PaymentId after, int countMax) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Payment> ofFan(PaymentId id, String userId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Payment> parked(@Nullable PaymentId after, int countMax) {
        return rows.values().stream().filter(payment -> {
            Refund refund = payment.refund();
            return refund != null && refund.parkedAt() != null;
        }).limit(countMax).toList();
    }
}
