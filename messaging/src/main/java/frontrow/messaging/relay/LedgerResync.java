package frontrow.messaging.relay;

import frontrow.messaging.relay.RelayLedger.Entry;
import frontrow.messaging.relay.RelayLedger.Phase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class LedgerResync implements OutboxResync {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    private final RelayLedger ledger;
    private final RelayProperties properties;

    LedgerResync(RelayLedger ledger, RelayProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    @Override
    public Report resync(Duration waitMax) {
        return request(null, waitMax);
    }

    @Override
    public Report resync(Instant from, Duration waitMax) {
        return request(from, waitMax);
    }

    private Report request(@Nullable Instant from, Duration waitMax) {
        if (!ledger.requestRebuild(from, properties.resendOverlap().toMillis())) {
            ledger.register();
        }
        long begunAt = System.nanoTime();
        while (System.nanoTime() - begunAt < waitMax.toNanos()) {
            Entry entry = ledger.read();
            Long rows = entry.resentRows();
            if (entry.phase() == Phase.RELAYING && rows != null) {
                return new Report(rows, entry.missingFrom(), entry.missingBefore());
            }
            try {
                Thread.sleep(LOOK_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException(
                "Resync is asked for but has not ended within %s; is an instance of the service running?".formatted(waitMax));
    }
}
