package frontrow.analytics.persistence;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Columns as arrays, for statements about many rows at once. */
final class Sql {

    private Sql() {}

    /** @param type of the elements, as PostgreSQL calls it */
    static <T> SqlArrayValue array(String type, Collection<T> rows, Function<T, @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }

    static <T> SqlArrayValue bytes(Collection<T> rows, Function<T, byte[]> column) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
    }
}
