package frontrow.audit.database;

import frontrow.audit.Audit;
import frontrow.audit.Report;
import frontrow.audit.read.CannotAudit;
import frontrow.audit.read.TopicPrefix;
import frontrow.audit.read.TopicReader;
import frontrow.audit.read.TopicReader.ReadProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Invariants 5 and 7 against the live databases. Each database is read at one moment; of its service's topic exactly what belongs to that
 * moment is folded. Nothing has to stop.
 */
public final class DatabaseAudit {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private DatabaseAudit() {}

    /** @param relayPatience so long may what is in an outbox need into its topic */
    public static Report run(Audit audit, TopicReader topics, DatabaseAccess access, Duration relayPatience, boolean atRest,
            ReadProgress progress) {
        try (ServiceSnapshot reservation = new ServiceSnapshot(access, "reservation");
                ServiceSnapshot payment = new ServiceSnapshot(access, "payment");
                ServiceSnapshot wallet = new ServiceSnapshot(access, "wallet")) {
            InsideSnapshots inside = new InsideSnapshots(audit, List.of(reservation, payment, wallet));
            read(audit, topics, inside, relayPatience, progress);
            inside.judgeWhatWasHeldBack();

            ReservationRows.compare(reservation, audit);
            PaymentRows.compare(payment, audit);
            WalletRows.compare(wallet, audit);
            return audit.report(latest(List.of(reservation, payment, wallet)), atRest);
        }
    }

    /** Goes on reading until all that the outboxes hold has come, for as long as a relay may take. */
    private static void read(Audit audit, TopicReader topics, InsideSnapshots inside, Duration relayPatience,
            ReadProgress progress) {
        TopicPrefix prefix = topics.prefix(null);
        progress.expect(prefix.records());
        prefix.report(audit);
        topics.read(prefix, inside::take, progress);
        long giveUpAt = System.nanoTime() + relayPatience.toNanos();
        while (!inside.isComplete()) {
            if (System.nanoTime() > giveUpAt) {
                inside.reportWhatIsMissing();
                return;
            }
            pause();
            TopicPrefix more = topics.prefix(null);
            topics.read(more, prefix.ends(), inside::take, progress);
            prefix = more;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAudit("Interrupted.", e);
        }
    }

    private static Instant latest(List<ServiceSnapshot> snapshots) {
        return snapshots.stream().map(snapshot -> snapshot.at).max(Instant::compareTo).orElseThrow();
    }
}
