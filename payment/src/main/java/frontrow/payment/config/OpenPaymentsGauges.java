package frontrow.payment.config;

import frontrow.payment.domain.PaymentsOverview;
import frontrow.payment.domain.PaymentsOverview.Open;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** {@code frontrow.payments.open} by state, and since when. Whoever reads all of them asks the database once. */
@Component
class OpenPaymentsGauges implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPaymentsGauges.class);
    private static final Duration FRESH_FOR = Duration.ofSeconds(2);

    private final PaymentsOverview payments;
    private long askedAtNanos = System.nanoTime() - FRESH_FOR.toNanos();
    private @Nullable Open open;

    OpenPaymentsGauges(PaymentsOverview payments) {
        this.payments = payments;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "debiting", Open::getDebiting);
        gauge(registry, "refunding", Open::getRefunding);
        gauge(registry, "undoing", Open::getUndoing);
        gauge(registry, "parked", Open::getParked);
        age(registry, "debit", Open::getDebitingSeconds);
        age(registry, "refund", Open::getRefundSeconds);
    }

    private void age(MeterRegistry registry, String awaited, Function<Open, @Nullable BigDecimal> seconds) {
        Gauge.builder("frontrow.payments.oldest", this, gauges -> gauges.read(open -> secondsOrNone(seconds.apply(open))))
                .tag("awaited", awaited).baseUnit("seconds")
                .description("Since when the oldest saga waits for the wallet; 0 if none does").register(registry);
    }

    private static double secondsOrNone(@Nullable BigDecimal seconds) {
        return seconds == null ? 0 : seconds.doubleValue();
    }

    private void gauge(MeterRegistry registry, String state, ToDoubleFunction<Open> count) {
        Gauge.builder("frontrow.payments.open", this, gauges -> gauges.read(count)).tag("state", state)
                .description("Payments whose saga has not ended; parked ones wait for an operator").register(registry);
    }

    /** NaN while the database does not tell. */
    private synchronized double read(ToDoubleFunction<Open> count) {
        if (System.nanoTime() - askedAtNanos >= FRESH_FOR.toNanos()) {
            open = ask();
            askedAtNanos = System.nanoTime();
        }
        return open == null ? Double.NaN : count.applyAsDouble(open);
    }

    private @Nullable Open ask() {
        try {
            return payments.open();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The open payments cannot be counted.", e);
            return null;
        }
    }
}
