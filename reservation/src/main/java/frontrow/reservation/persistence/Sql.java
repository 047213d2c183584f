package frontrow.reservation.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

/** Java's values as PostgreSQL takes them, and back. */
final class Sql {

    private Sql() {}

    static <T> SqlArrayValue uuids(Collection<T> values, Function<T, UUID> uuid) {
        return new SqlArrayValue("uuid", values.stream().map(uuid).toArray());
    }

    static <T> SqlArrayValue ints(Collection<T> values, Function<T, Integer> number) {
        return new SqlArrayValue("int4", values.stream().map(number).toArray());
    }

    static <T> SqlArrayValue longs(Collection<T> values, Function<T, Long> number) {
        return new SqlArrayValue("int8", values.stream().map(number).toArray());
    }

    static <T> SqlArrayValue texts(Collection<T> values, Function<T, String> text) {
        return new SqlArrayValue("text", values.stream().map(text).toArray());
    }

    static <T> SqlArrayValue times(Collection<T> values, Function<T, Instant> time) {
        return new SqlArrayValue("timestamptz", values.stream().map(time).map(Instant::toString).toArray());
    }

    static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
