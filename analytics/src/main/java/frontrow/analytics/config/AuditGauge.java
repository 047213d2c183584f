package frontrow.analytics.config;

import frontrow.analytics.domain.AuditRuns;
import frontrow.analytics.domain.AuditRuns.AuditRun;
import frontrow.analytics.domain.AuditRuns.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What the last audit that came to an end has said: {@code frontrow.audit.refuted}. */
@Component
class AuditGauge implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(AuditGauge.class);
    private static final int LOOKED_AT = 10;

    private final AuditRuns runs;

    AuditGauge(AuditRuns runs) {
        this.runs = runs;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("frontrow.audit.refuted", this, AuditGauge::refuted)
                .description("1 if the last audit has refuted the books, 0 if it has proven them, or there was none")
                .register(meters);
    }

    /** NaN while the database does not tell. */
    private double refuted() {
        try {
            return runs.newest(LOOKED_AT).stream().filter(AuditGauge::hasEnded).findFirst()
                    .filter(run -> run.outcome() == Outcome.REFUTED).isPresent() ? 1 : 0;
        } catch (DataAccessException e) {
            LOG.debug("The audits cannot be read.", e);
            return Double.NaN;
        }
    }

    private static boolean hasEnded(AuditRun run) {
        return run.outcome() == Outcome.PROVEN || run.outcome() == Outcome.REFUTED;
    }
}
