package frontrow.messaging.relay;

import frontrow.messaging.relay.RelayLedger.Entry;
import frontrow.messaging.relay.RelayLedger.Phase;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the slot anew, and sends again what the old one may have lost. One instance at a time does; any can go on where it ended. */
final class SlotRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(SlotRebuild.class);

    private final String service;
    private final RelayLedger ledger;
    private final Supplier<TopicWriter> writers;
    private final Resender resender;

    SlotRebuild(String service, RelayLedger ledger, Supplier<TopicWriter> writers, Resender resender) {
        this.service = service;
        this.ledger = ledger;
        this.writers = writers;
        this.resender = resender;
    }

    enum Result {
        /** It is done, here or meanwhile elsewhere. */
        DONE,
        /** An instance relays from the old slot still; it looks at the ledger too, and lets go. */
        SLOT_IN_USE,
        /** Another instance is at it. */
        NOT_MINE
    }

    /**
     * @param begins called when the old slot is gone
     * @param goOn   asked between the batches that are sent again
     */
    Result attempt(Runnable begins, BooleanSupplier goOn) throws InterruptedException {
        AtomicBoolean inUse = new AtomicBoolean();
        boolean mine = ledger.exclusively(() -> {
            Entry entry = ledger.read();
            if (entry.phase() != Phase.REBUILDING) {
                return;
            }
            ledger.dropSlot();
            if (ledger.read().slot().exists()) {
                inUse.set(true);
                return;
            }
            begins.run();
            resend(entry, ledger.createSlot(), goOn);
        });
        if (!mine) {
            return Result.NOT_MINE;
        }
        return inUse.get() ? Result.SLOT_IN_USE : Result.DONE;
    }

    private void resend(Entry entry, String slotLsn, BooleanSupplier goOn) throws InterruptedException {
        try (TopicWriter writer = writers.get()) {
            Resender.Report report = resender.resend(entry.resendFrom(), writer, goOn);
            ledger.rebuilt(entry.resendFrom(), report, slotLsn);
            LOG.info("Relay {}: slot {} made at {}; {} rows sent again.", service, ledger.slotName(), slotLsn, report.rows());
            if (report.missingBefore() != null) {
                LOG.warn("Relay {}: rows said before {} are not kept any more and were not sent again.", service,
                        report.missingBefore());
            }
        }
    }
}
