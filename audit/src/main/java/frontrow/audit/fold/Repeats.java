package frontrow.audit.fold;

import frontrow.audit.AuditedRecord;
import frontrow.audit.Location;
import frontrow.audit.Rule;
import frontrow.audit.Violation.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Invariant 5: who sends at least once sends the same bytes to the same partition. An id says when it was made (UUIDv7, RFC 9562), so
 * each minute's ids have a table of their own: what is read now is of few minutes, and these stay in the processor's cache.
 */
final class Repeats {

    private static final int TIME_ORDERED = 7;
    /** Of the bits of the time in milliseconds, which are 48: 65 seconds. */
    private static final int MINUTE_BITS = 32;
    /** Tables for ids without a time. */
    private static final int OTHERS = 64;

    private final Findings findings;
    private final Map<Long, EventIds> byMinute = new HashMap<>();
    private EventIds newest = new EventIds();
    private long newestMinute = Long.MIN_VALUE;
    private long count;

    Repeats(Findings findings) {
        this.findings = findings;
    }

    /** @return whether the event was seen before: then it must have no second effect here either */
    boolean isRepeat(AuditedRecord record, Seen seen) {
        EventIds ids = idsOf(record.eventId());
        int valueHash = Long.hashCode(record.valueHash());
        int before = ids.note(LongSet.of(record.eventId()), valueHash, seen.location());
        if (before < 0) {
            return false;
        }
        count++;
        long first = ids.locationAt(before);
        if (ids.valueHashAt(before) != valueHash) {
            complain(record, seen, first, "was at %s with another body");
        } else if (!Location.samePartition(first, seen.location())) {
            complain(record, seen, first, "was in another partition, at %s");
        }
        return true;
    }

    private EventIds idsOf(UUID id) {
        long minute = id.version() == TIME_ORDERED
                ? id.getMostSignificantBits() >>> MINUTE_BITS
                : -1 - (id.getLeastSignificantBits() & (OTHERS - 1));
        if (minute != newestMinute) {
            newestMinute = minute;
            newest = byMinute.computeIfAbsent(minute, m -> new EventIds());
        }
        return newest;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void complain(AuditedRecord record, Seen seen, long first, String what) {
        Location location = Location.unpacked(first);
        findings.add(Rule.REPEAT_IS_IDENTICAL, "event " + record.eventId(),
                seen.kind().eventName() + " " + what.formatted(location), seen.location(),
                List.of(new Step(location, seen.kind().eventName(), Micros.instant(seen.atMicros())), Trail.stepOf(seen)));
    }

    long count() {
        return count;
    }
}
