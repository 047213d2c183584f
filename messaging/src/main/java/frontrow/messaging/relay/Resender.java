package frontrow.messaging.relay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends the kept rows of the outbox again, in the order of their positions. */
class Resender {

    private static final String KEPT_FROM = "select kept_from from outbox_kept_from";
    private static final String FIRST_POSITION = "select coalesce(min(position), 0) from outbox where created_at >= ?";
    private static final String NEXT = """
            select position, aggregateid, payload, headers
              from outbox
             where position >= ? and created_at >= ?
             order by position
             limit ?
            """;
    private static final OffsetDateTime EVER = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcTemplate jdbc;
    private final int batchMax;

    /**
     * @param rows          how many were sent again
     * @param missingBefore rows before this time should have been sent too, but are not kept any more; null when none is missing
     */
    record Report(long rows, @Nullable Instant missingBefore) {}

    Resender(JdbcTemplate jdbc, int batchMax) {
        this.jdbc = jdbc;
        this.batchMax = batchMax;
    }

    /** @param from rows said before it are not sent again; null: all that are kept */
    Report resend(@Nullable Instant from, TopicWriter writer, BooleanSupplier goOn) throws InterruptedException {
        OffsetDateTime since = from == null ? EVER : from.atOffset(ZoneOffset.UTC);
        long position = Objects.requireNonNull(jdbc.queryForObject(FIRST_POSITION, Long.class, since));
        long rows = 0;
        while (true) {
            List<PositionedRow> batch = jdbc.query(NEXT,
                    (row, n) -> new PositionedRow(row.getLong("position"), OutboxRow.of(row)), position, since, batchMax);
            if (batch.isEmpty()) {
                return new Report(rows, missingBefore(from));
            }
            if (!goOn.getAsBoolean()) {
                throw new InterruptedException("Stopped while sending rows again.");
            }
            batch.forEach(row -> writer.send(row.row()));
            writer.awaitAll();
            rows += batch.size();
            position = batch.getLast().position() + 1;
        }
    }

    private @Nullable Instant missingBefore(@Nullable Instant from) {
        return jdbc.query(KEPT_FROM, (row, n) -> row.getObject("kept_from", OffsetDateTime.class).toInstant()).stream()
                .filter(keptFrom -> from != null && keptFrom.isAfter(from))
                .findFirst()
                .orElse(null);
    }

    private record PositionedRow(long position, OutboxRow row) {}
}
