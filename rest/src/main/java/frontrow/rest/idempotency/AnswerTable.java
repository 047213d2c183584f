package frontrow.rest.idempotency;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcOperations;

/** The table {@code idempotency_key}. */
final class AnswerTable implements StoredAnswers {

    private static final String TRY_LOCK = """
            select pg_try_advisory_xact_lock(wanted.number)
            from unnest(?::bigint[]) with ordinality as wanted(number, place)
            order by wanted.place
            """;

    private static final String FIND = """
            select k.user_id, k.key, k.fingerprint, k.status, k.content_type, k.headers, k.body
            from unnest(?::text[], ?::text[]) as wanted(user_id, key)
            join idempotency_key k on k.user_id = wanted.user_id and k.key = wanted.key
            where k.created_at > now() - make_interval(secs => ?)
            """;

    /** Takes over a row that is too old to count and not purged yet; a younger one it must not touch, and there can be none. */
    private static final String STORE = """
            insert into idempotency_key (user_id, key, fingerprint, status, content_type, headers, body)
            select user_id, key, decode(fingerprint, 'hex'), status, content_type, headers, body
            from unnest(?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[])
                as answer(user_id, key, fingerprint, status, content_type, headers, body)
            on conflict (user_id, key) do update set
                fingerprint = excluded.fingerprint, status = excluded.status, content_type = excluded.content_type,
                headers = excluded.headers, body = excluded.body, created_at = excluded.created_at
            where idempotency_key.created_at <= now() - make_interval(secs => ?)
            """;

    private static final String PURGE_SKIPPING_LOCKED = """
            delete from idempotency_key
            where (user_id, key) in (
                select user_id, key from idempotency_key
                where created_at <= now() - make_interval(secs => ?)
                order by created_at
                limit ?
                for update skip locked)
            """;

    private final JdbcOperations jdbc;
    private final double keptForSeconds;

    AnswerTable(JdbcOperations jdbc, Duration keptFor) {
        this.jdbc = jdbc;
        this.keptForSeconds = keptFor.toMillis() / 1000.0;
    }

    @Override
    public List<Boolean> tryLock(List<RequestKey> keys) {
        Object numbers = keys.stream().mapToLong(RequestKey::lockNumber).toArray();
        return jdbc.query(TRY_LOCK, (row, number) -> row.getBoolean(1), numbers);
    }

    @Override
    public Map<RequestKey, Found> find(List<RequestKey> keys) {
        Map<RequestKey, Found> found = new HashMap<>();
        jdbc.query(FIND, row -> {
            found.put(new RequestKey(row.getString(1), row.getString(2)), new Found(Fingerprint.stored(row.getBytes(3)),
                    new StoredAnswer(row.getInt(4), row.getString(5), row.getString(6), row.getString(7))));
        }, texts(keys, RequestKey::userId), texts(keys, RequestKey::key), keptForSeconds);
        return found;
    }

    @Override
    public void store(List<Stored> answers) {
        int stored = jdbc.update(STORE, texts(answers, a -> a.key().userId()), texts(answers, a -> a.key().key()),
                texts(answers, a -> a.fingerprint().toString()),
                answers.stream().map(a -> a.answer().status()).toArray(Integer[]::new),
                texts(answers, a -> a.answer().contentType()), texts(answers, a -> a.answer().headers()),
                texts(answers, a -> a.answer().body()), keptForSeconds);
        if (stored != answers.size()) {
            throw new IllegalStateException("Only %d of %d answers could be stored.".formatted(stored, answers.size()));
        }
    }

    /** In a transaction of its own. @return how many were deleted */
    int purge(int rowsMax) {
        return jdbc.update(PURGE_SKIPPING_LOCKED, keptForSeconds, rowsMax);
    }

    private static <T> Object texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
