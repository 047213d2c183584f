package frontrow.bench.synchronous;

import java.util.OptionalLong;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A row each; the rank is counted. */
@Component
@ConditionalOnProperty(name = WaitingLine.REDIS, matchIfMissing = true, havingValue = "none")
class TableLine implements WaitingLine {

    private static final String BEFORE = """
            select (select count(*) from waiting ahead where ahead.place < mine.place) from waiting mine where mine.fan = ?""";

    private final JdbcClient jdbc;

    TableLine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void join(String fan) {
        jdbc.sql("insert into waiting (fan) values (?) on conflict (fan) do nothing").param(fan).update();
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalLong before(String fan) {
        return jdbc.sql(BEFORE).param(fan).query(Long.class).optional().map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    @Override
    @Transactional
    public void fill(int fans) {
        jdbc.sql("insert into waiting (fan) select 'waiting-' || n from generate_series(0, ? - 1) n on conflict do nothing")
                .param(fans).update();
    }
}
