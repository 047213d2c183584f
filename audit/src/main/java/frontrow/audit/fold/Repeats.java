package frontrow.audit.fold;

import frontrow.audit.AuditedRecord;
import frontrow.audit.Location;
import frontrow.audit.Rule;
import frontrow.audit.Violation.Step;
import java.util.List;

/** Invariant 5: who sends at least once sends the same bytes to the same partition. */
final class Repeats {

    private final Findings findings;
    private final EventIds[] ids = new EventIds[SEGMENTS];
    /** So many tables, that the biggest one's growth is a small part of the memory. */
    private static final int SEGMENTS = 64;
    private long count;

    Repeats(Findings findings) {
        this.findings = findings;
        for (int i = 0; i < SEGMENTS; i++) {
            ids[i] = new EventIds();
        }
    }

    /** @return whether the event was seen before: then it must have no second effect here either */
    boolean isRepeat(AuditedRecord record, Seen seen) {
        EventIds segment = ids[(int) record.eventId().getLeastSignificantBits() & (SEGMENTS - 1)];
        int before = segment.note(record.eventId(), record.valueHash(), seen.location());
        if (before < 0) {
            return false;
        }
        count++;
        Location first = Location.unpacked(segment.locationAt(before));
        if (segment.hashAt(before) != record.valueHash()) {
            complain(record, seen, first, "was at %s with another body".formatted(first));
        } else if (!Location.samePartition(segment.locationAt(before), seen.location())) {
            complain(record, seen, first, "was in another partition, at %s".formatted(first));
        }
        return true;
    }

    private void complain(AuditedRecord record, Seen seen, Location first, String what) {
        findings.add(Rule.REPEAT_IS_IDENTICAL, "event " + record.eventId(), seen.kind().eventName() + " " + what, seen.location(),
                List.of(new Step(first, seen.kind().eventName(), Micros.instant(seen.atMicros())), Trail.stepOf(seen)));
    }

    long count() {
        return count;
    }
}
