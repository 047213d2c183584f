package frontrow.audit.database;

import frontrow.audit.Audit;
import frontrow.audit.AuditedRecord;
import frontrow.audit.Rule;
import frontrow.audit.Violation;
import frontrow.audit.fold.LongSet;
import frontrow.audit.read.CannotAudit;
import frontrow.audit.read.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lets through what the snapshots hold: of each service's topic, the records whose events are in its outbox, or so old that the outbox
 * need not keep them. The others came after the snapshot, or were never said by the service.
 */
final class InsideSnapshots {

    private static final int HELD_BACK_MAX = 1_000_000;
    private static final int TOLD_MAX = 50;
    /** By so much the clocks of broker and database may differ. */
    private static final Duration CLOCKS = Duration.ofSeconds(60);

    private final Audit audit;
    private final Map<String, ServiceSnapshot> byTopic = new HashMap<>();
    private final Map<String, LongSet> seen = new HashMap<>();
    private final List<Reading> heldBack = new ArrayList<>();

    InsideSnapshots(Audit audit, List<ServiceSnapshot> snapshots) {
        this.audit = audit;
        snapshots.forEach(snapshot -> {
            byTopic.put(snapshot.service + ".events", snapshot);
            seen.put(snapshot.service + ".events", new LongSet());
        });
    }

    void take(Reading reading) {
        AuditedRecord record = reading.record();
        ServiceSnapshot snapshot = byTopic.get(reading.location().topic());
        if (record == null || snapshot == null) {
            reading.into(audit);
            return;
        }
        long event = LongSet.of(record.eventId());
        if (snapshot.outbox.contains(event)) {
            seenIn(record.topic()).add(event);
            reading.into(audit);
        } else if (record.timestamp().isBefore(snapshot.keptFrom.plus(CLOCKS))) {
            reading.into(audit);
        } else {
            holdBack(reading);
        }
    }

    private void holdBack(Reading reading) {
        if (heldBack.size() == HELD_BACK_MAX) {
            throw new CannotAudit("More than %d records are in no outbox.".formatted(HELD_BACK_MAX));
        }
        heldBack.add(reading);
    }

    private LongSet seenIn(String topic) {
        return Objects.requireNonNull(seen.get(topic));
    }

    /** Whether every event of the snapshots' outboxes was in its topic. */
    boolean isComplete() {
        return byTopic.entrySet().stream().allMatch(each -> seenIn(each.getKey()).size() == each.getValue().outbox.size());
    }

    void reportWhatIsMissing() {
        byTopic.forEach((topic, snapshot) -> {
            if (seenIn(topic).size() < snapshot.outbox.size()) {
                snapshot.outboxRowsWithout(seenIn(topic), TOLD_MAX)
                        .forEach(row -> audit.found(new Violation(Rule.OUTBOX_IS_IN_TOPIC,
                                "event " + row.id(),
                                "%s of %s was appended to the outbox of %s at %s, and does not come into its topic"
                                        .formatted(row.type(), row.key(), snapshot.service, row.createdAt()),
                                null, List.of())));
            }
        });
    }

    /** What is in no outbox even now nobody said; it counts all the same, as everybody reads it. */
    void judgeWhatWasHeldBack() {
        byTopic.forEach((topic, snapshot) -> {
            List<Reading> ofTopic = heldBack.stream().filter(reading -> reading.location().topic().equals(topic)).toList();
            if (ofTopic.isEmpty()) {
                return;
            }
            Instant oldest = ofTopic.stream().map(Reading::timestamp).min(Instant::compareTo).orElseThrow();
            Set<UUID> since = snapshot.appendedSince(ofTopic.stream().map(reading -> eventOf(reading).eventId())
                    .collect(Collectors.toSet()), oldest.minus(CLOCKS.multipliedBy(10)));
            ofTopic.stream().filter(reading -> !since.contains(eventOf(reading).eventId())).forEach(reading -> {
                audit.found(new Violation(Rule.TOPIC_IS_IN_OUTBOX, "event " + eventOf(reading).eventId(),
                        "%s of %s is in the topic, but the outbox of %s has never had it".formatted(
                                eventOf(reading).event().getSchema().getName(), eventOf(reading).key(), snapshot.service),
                        reading.location(), List.of(new Violation.Step(reading.location(),
                                eventOf(reading).event().getSchema().getName(), reading.timestamp()))));
                reading.into(audit);
            });
        });
    }

    private static AuditedRecord eventOf(Reading reading) {
        return Objects.requireNonNull(reading.record());
    }
}
