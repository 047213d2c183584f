package frontrow.messaging.deadline;

import frontrow.messaging.DeadlineWatcher.Note;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The real watcher's memory, for those outside of this package. */
public final class WatchedDeadlines {

    private final Watched watched = new Watched();

    public void read(int partition, long offset, Note note) {
        watched.read(partition, offset, note);
    }

    public List<UUID> due(Instant now, int dueMax) {
        return watched.due(now, dueMax);
    }

    public void ended(Collection<UUID> ids) {
        watched.ended(ids);
    }

    public void askAgain(Collection<UUID> ids, Instant at) {
        watched.askAgain(ids, at);
    }

    public Map<Integer, Long> committable() {
        return watched.committable();
    }

    public void drop(int partition) {
        watched.drop(partition);
    }
}
