package frontrow.rest.idempotency;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** One round trip, and yet two statements: the snapshot of the second is younger than the locks (READ COMMITTED). */
    private static final String LOCK_AND_FIND = TRY_LOCK + ";" + FIND;

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
    public Earlier lockAndFind(List<RequestKey> keys) {
        return Objects.requireNonNull(jdbc.execute(LOCK_AND_FIND, (PreparedStatement statement) -> {
            statement.setObject(1, keys.stream().mapToLong(RequestKey::lockNumber).toArray());
            statement.setObject(2, texts(keys, RequestKey::userId));
            statement.setObject(3, texts(keys, RequestKey::key));
            statement.setDouble(4, keptForSeconds);
            statement.execute();
            List<Boolean> locked = locked(statement);
            return new Earlier(locked, found(statement));
        }));
    }

    private static List<Boolean> locked(PreparedStatement statement) throws SQLException {
        List<Boolean> locked = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                locked.add(row.getBoolean(1));
            }
        }
        return locked;
    }

    private static Map<RequestKey, Found> found(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("Only the locks were told, not the answers.");
        }
        Map<RequestKey, Found> found = new HashMap<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                found.put(new RequestKey(row.getString(1), row.getString(2)), new Found(Fingerprint.stored(row.getBytes(3)),
                        new StoredAnswer(row.getInt(4), row.getString(5), row.getString(6), row.getString(7))));
            }
        }
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
