package frontrow.payment.persistence;

import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import frontrow.payment.domain.PaymentsOverview;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The payments in PostgreSQL. */
interface JpaPayments extends Repository<Payment, PaymentId>, Payments, PaymentsOverview {

    /** In the order of the ids, as all that lock do; a conflict is a repeated request, or a second payment of a reservation. */
    String INSERT_NEW = """
            insert into payment (payment_id, reservation_id, user_id, amount_minor, currency, requested_at, deadline, traceparent, status)
            select r.*, 'DEBITING'
            from unnest(:ids, :reservationIds, :userIds, :amountsMinor, :currencies, :requestedAts, :deadlines, :traceparents)
                as r (payment_id, reservation_id, user_id, amount_minor, currency, requested_at, deadline, traceparent)
            order by r.payment_id
            on conflict do nothing
            returning payment_id
            """;

    /** Native: what Hibernate translates, it translates anew for each number of ids. */
    String LOCK_IN_ID_ORDER = "select * from payment where payment_id = any(:ids) order by payment_id for no key update";

    /** In a mode that conflicts with itself: two who wait can both write afterwards. */
    String AWAIT_WRITERS = "lock table payment in share row exclusive mode";

    /** Not {@code now()}, which stands still in a transaction, also while that waits for a lock. */
    String NOW = "select clock_timestamp()";

    String HISTORY = """
            select p from Payment p
            where p.terms.userId = :userId
            order by p.terms.requestedAt desc, p.id.value desc
            """;

    String HISTORY_AFTER = """
            select p from Payment p, Payment last
            where last.id = :after and last.terms.userId = :userId and p.terms.userId = :userId
                and (p.terms.requestedAt, p.id.value) < (last.terms.requestedAt, last.id.value)
            order by p.terms.requestedAt desc, p.id.value desc
            """;

    String OF_FAN = "select p from Payment p where p.id = :id and p.terms.userId = :userId";

    String PARKED = """
            select p from Payment p
            where p.refund.parkedAt is not null
            order by p.refund.parkedAt, p.id.value
            """;

    String PARKED_AFTER = """
            select p from Payment p, Payment last
            where last.id = :after and p.refund.parkedAt is not null
                and (p.refund.parkedAt, p.id.value) > (last.refund.parkedAt, last.id.value)
            order by p.refund.parkedAt, p.id.value
            """;

    /** Each by an index that the happy path need not update. */
    String OPEN = """
            select begun.debiting, extract(epoch from clock_timestamp() - begun.debited_from) as debiting_seconds,
                   awaited.refunding, awaited.undoing, extract(epoch from clock_timestamp() - awaited.asked_from) as refund_seconds,
                   (select count(*) from payment where parked_at is not null) as parked
            from (select count(*) as debiting, min(requested_at) as debited_from
                  from payment
                  where status = 'DEBITING' and requested_at > clock_timestamp() - interval '1 hour') as begun,
                 (select count(*) filter (where status = 'REFUNDING') as refunding,
                         count(*) filter (where status = 'FAILED') as undoing, min(refund_asked_at) as asked_from
                  from payment
                  where refund_asked_at is not null and refund_settled_at is null and parked_at is null) as awaited
            """;

    @Override
    default Set<PaymentId> insertNew(Collection<Payment> requested) {
        if (requested.isEmpty()) {
            return Set.of();
        }
        List<Payment> rows = List.copyOf(requested);
        List<UUID> inserted = insert(
                column(rows, payment -> payment.id().value(), UUID[]::new),
                column(rows, payment -> payment.terms().reservationId().value(), UUID[]::new),
                column(rows, payment -> payment.terms().userId(), String[]::new),
                column(rows, payment -> payment.terms().amountMinor(), Long[]::new),
                column(rows, payment -> payment.terms().currency(), String[]::new),
                column(rows, payment -> payment.terms().requestedAt(), Instant[]::new),
                column(rows, payment -> payment.terms().deadline(), Instant[]::new),
                column(rows, payment -> payment.terms().traceparent(), String[]::new));
        return inserted.stream().map(PaymentId::new).collect(Collectors.toSet());
    }

    private static <T> T[] column(List<Payment> rows, Function<Payment, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    @Query(value = INSERT_NEW, nativeQuery = true)
    List<UUID> insert(UUID[] ids, UUID[] reservationIds, String[] userIds, Long[] amountsMinor, String[] currencies,
            Instant[] requestedAts, Instant[] deadlines, String[] traceparents);

    @Override
    default List<Payment> lockInIdOrder(Collection<PaymentId> ids) {
        return ids.isEmpty() ? List.of() : lock(ids.stream().map(PaymentId::value).toArray(UUID[]::new));
    }

    @Query(value = LOCK_IN_ID_ORDER, nativeQuery = true)
    List<Payment> lock(UUID[] ids);

    @Override
    @Modifying
    @Query(value = AWAIT_WRITERS, nativeQuery = true)
    void awaitWriters();

    @Override
    @Query(value = NOW, nativeQuery = true)
    Instant now();

    @Override
    default List<Payment> historyOf(String userId, @Nullable PaymentId after, int countMax) {
        return after == null ? history(userId, Limit.of(countMax)) : historyAfter(userId, after, Limit.of(countMax));
    }

    @Query(HISTORY)
    List<Payment> history(String userId, Limit countMax);

    @Query(HISTORY_AFTER)
    List<Payment> historyAfter(String userId, PaymentId after, Limit countMax);

    @Override
    @Query(OF_FAN)
    Optional<Payment> ofFan(PaymentId id, String userId);

    @Override
    default List<Payment> parked(@Nullable PaymentId after, int countMax) {
        return after == null ? parkedFirst(Limit.of(countMax)) : parkedAfter(after, Limit.of(countMax));
    }

    @Override
    @Query("select p from Payment p where p.id = :id")
    Optional<Payment> find(PaymentId id);

    @Override
    @Query(value = OPEN, nativeQuery = true)
    Open open();

    @Query(PARKED)
    List<Payment> parkedFirst(Limit countMax);

    @Query(PARKED_AFTER)
    List<Payment> parkedAfter(PaymentId after, Limit countMax);
}
