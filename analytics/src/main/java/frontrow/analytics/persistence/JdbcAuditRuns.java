package frontrow.analytics.persistence;

import frontrow.analytics.domain.AuditRuns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAuditRuns implements AuditRuns {

    private static final String END_SILENT_ONES = """
            update audit_run
            set ended_at = now(), outcome = 'FAILED', progress = 'The service that ran it is gone; run it again.'
            where ended_at is null and seen_at < now() - make_interval(secs => ?)
            """;

    /** The index lets one in that has not ended. */
    private static final String BEGIN = "insert into audit_run (audit_id, asked_by) values (?, ?) on conflict do nothing";

    private static final String GOES_ON = "update audit_run set seen_at = now(), progress = ? where audit_id = ? and ended_at is null";

    private static final String END = """
            update audit_run set ended_at = now(), outcome = ?, progress = ?, report = cast(? as jsonb)
            where audit_id = ? and ended_at is null
            """;

    private static final String NEWEST = """
            select audit_id, asked_by, begun_at, ended_at, progress, outcome, report
            from audit_run order by begun_at desc limit ?
            """;

    private final JdbcClient jdbc;

    JdbcAuditRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public boolean begin(UUID auditId, String askedBy) {
        endSilentOnes();
        return jdbc.sql(BEGIN).params(auditId, askedBy).update() > 0;
    }

    private void endSilentOnes() {
        jdbc.sql(END_SILENT_ONES).param((double) SILENT_MAX.toSeconds()).update();
    }

    @Override
    public void goesOn(UUID auditId, String progress) {
        jdbc.sql(GOES_ON).params(progress, auditId).update();
    }

    @Override
    public void end(UUID auditId, Outcome outcome, String progress, @Nullable String report) {
        jdbc.sql(END).param(outcome.name()).param(progress).param(report).param(auditId).update();
    }

    @Override
    @Transactional
    public List<AuditRun> newest(int countMax) {
        endSilentOnes();
        return jdbc.sql(NEWEST).param(countMax).query((row, number) -> run(row)).list();
    }

    private static AuditRun run(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new AuditRun(row.getObject("audit_id", UUID.class), row.getString("asked_by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(), instant(row, "ended_at"), row.getString("progress"),
                outcome == null ? null : Outcome.valueOf(outcome), row.getString("report"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
