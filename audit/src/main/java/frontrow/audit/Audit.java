package frontrow.audit;

import frontrow.audit.fold.History;
import java.time.Instant;

/**
 * Takes the records of the topics, of each partition in the order of its offsets, and says what they prove or refute. Order between
 * partitions is not trusted: what they say about each other is judged by {@link #report} alone.
 *
 * <p>Not safe for use by several threads.
 */
public final class Audit {

    private final History history;

    private Audit(AuditSettings settings) {
        this.history = new History(settings);
    }

    public static Audit of(AuditSettings settings) {
        return new Audit(settings);
    }

    public void record(AuditedRecord record) {
        history.record(record);
    }

    /** A record that has no event: it is a violation. */
    public void unreadable(Location location, Instant timestamp, String why) {
        history.unreadable(location, timestamp, why);
    }

    /** A record whose headers are not what they should be: a violation; its event counts all the same. */
    public void malformed(Location location, Instant timestamp, String why) {
        history.malformed(location, timestamp, why);
    }

    /** What was found elsewhere: in a database. */
    public void found(Violation violation) {
        history.findings().add(violation);
    }

    public History history() {
        return history;
    }

    /**
     * Changes nothing: more records may follow.
     *
     * @param now   the time of the last records; what is younger than the grace before it may be under way
     * @param quiet everything must have ended: no saga in flight is excused, whatever its deadline; a hold is, until it runs out
     */
    public Report report(Instant now, boolean quiet) {
        return history.report(now, quiet);
    }
}
