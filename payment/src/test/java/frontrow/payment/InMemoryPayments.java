package frontrow.payment;

import static java.util.Comparator.comparing;

import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import frontrow.payment.domain.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payments without a database; the test moves their clock. */
public final class InMemoryPayments implements Payments {

    private final Map<PaymentId, Payment> rows = new TreeMap<>(comparing(PaymentId::value));
    private Instant now = APayment.REQUESTED_AT;

    public Payment add(Payment payment) {
        rows.put(payment.id(), payment);
        return payment;
    }

    public Payment get(PaymentId id) {
        return Objects.requireNonNull(rows.get(id), () -> "no payment " + id);
    }

    public Collection<Payment> all() {
        return rows.values();
    }

    public void timeIs(Instant now) {
        this.now = now;
    }

    public void timePasses(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Set<PaymentId> insertNew(Collection<Payment> requested) {
        Set<PaymentId> inserted = new HashSet<>();
        for (Payment payment : requested) {
            if (rows.values().stream().noneMatch(row -> row.terms().reservationId().equals(payment.terms().reservationId()))
                    && rows.putIfAbsent(payment.id(), payment) == null) {
                inserted.add(payment.id());
            }
        }
        return inserted;
    }

    @Override
    public List<Payment> lockInIdOrder(Collection<PaymentId> ids) {
        return rows.values().stream().filter(payment -> ids.contains(payment.id())).toList();
    }

    @Override
    public void awaitWriters() {
        // Here, all is seen when it is written.
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public List<Payment> historyOf(String userId, @Nullable PaymentId after, int countMax) {
        Stream<Payment> newestFirst = rows.values().stream()
                .filter(payment -> payment.terms().userId().equals(userId))
                .sorted(comparing((Payment payment) -> payment.terms().requestedAt()).reversed());
        return page(newestFirst, after, countMax);
    }

    @Override
    public Optional<Payment> ofFan(PaymentId id, String userId) {
        return Optional.ofNullable(rows.get(id)).filter(payment -> payment.terms().userId().equals(userId));
    }

    @Override
    public List<Payment> parked(@Nullable PaymentId after, int countMax) {
        return page(rows.values().stream().filter(InMemoryPayments::isParked), after, countMax);
    }

    private static boolean isParked(Payment payment) {
        Refund refund = payment.refund();
        return refund != null && refund.parkedAt() != null;
    }

    private static List<Payment> page(Stream<Payment> payments, @Nullable PaymentId after, int countMax) {
        return payments.dropWhile(payment -> after != null && !payment.id().equals(after)).skip(after == null ? 0 : 1)
                .limit(countMax).toList();
    }
}
