package frontrow.messaging.deadline;

import frontrow.messaging.DeadlineWatcher.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What is watched, what of it is due, and how far each partition may be committed: up to the oldest record that is still watched, so
 * that whoever reads on from there learns of everything again. Knows neither Kafka nor a clock; for one thread.
 */
final class Watched {

    private static final Comparator<Deadline> SOONEST_FIRST = Comparator.comparing(Deadline::askAt).thenComparing(Deadline::id);

    private final Map<UUID, Deadline> byId = new HashMap<>();
    private final TreeSet<Deadline> bySoonest = new TreeSet<>(SOONEST_FIRST);
    private final Map<Integer, NavigableMap<Long, UUID>> byPartition = new HashMap<>();
    private final Map<Integer, Long> nextOffsets = new HashMap<>();

    /** @param askAt when to hand it over: its due time, or later if the handler has been asked too early */
    private record Deadline(UUID id, Instant dueAt, Instant askAt, int partition, long offset) {}

    void read(int partition, long offset, Note note) {
        switch (note) {
            case Note.Watch(UUID id, Instant dueAt) -> {
                forget(id);
                add(new Deadline(id, dueAt, dueAt, partition, offset));
            }
            case Note.Settled(UUID id) -> forget(id);
            case Note.Nothing() -> {
            }
        }
        nextOffsets.put(partition, offset + 1);
    }

    /** What is due, soonest first; it stays watched until {@link #ended} or {@link #askAgain} says otherwise. */
    List<UUID> due(Instant now, int dueMax) {
        List<UUID> due = new ArrayList<>();
        for (Deadline deadline : bySoonest) {
            if (deadline.askAt().isAfter(now) || due.size() == dueMax) {
                break;
            }
            due.add(deadline.id());
        }
        return due;
    }

    void ended(Collection<UUID> ids) {
        ids.forEach(this::forget);
    }

    void askAgain(Collection<UUID> ids, Instant at) {
        for (UUID id : ids) {
            Deadline deadline = byId.get(id);
            if (deadline != null) {
                forget(id);
                add(new Deadline(id, deadline.dueAt(), at, deadline.partition(), deadline.offset()));
            }
        }
    }

    Optional<Instant> dueAt(UUID id) {
        return Optional.ofNullable(byId.get(id)).map(Deadline::dueAt);
    }

    /** When the next hand-over is due. */
    Optional<Instant> soonest() {
        return bySoonest.isEmpty() ? Optional.empty() : Optional.of(bySoonest.first().askAt());
    }

    /** Per partition that was read, the offset that a successor must read on from. */
    Map<Integer, Long> committable() {
        Map<Integer, Long> offsets = new HashMap<>(nextOffsets);
        byPartition.forEach((partition, watched) -> {
            if (!watched.isEmpty()) {
                offsets.put(partition, watched.firstKey());
            }
        });
        return offsets;
    }

    /** Somebody else watches this partition now. */
    void drop(int partition) {
        NavigableMap<Long, UUID> watched = byPartition.get(partition);
        if (watched != null) {
            List.copyOf(watched.values()).forEach(this::forget);
        }
        byPartition.remove(partition);
        nextOffsets.remove(partition);
    }

    int size() {
        return byId.size();
    }

    private void add(Deadline deadline) {
        byId.put(deadline.id(), deadline);
        bySoonest.add(deadline);
        byPartition.computeIfAbsent(deadline.partition(), partition -> new TreeMap<>()).put(deadline.offset(), deadline.id());
    }

    private void forget(UUID id) {
        Deadline deadline = byId.remove(id);
        if (deadline != null) {
            bySoonest.remove(deadline);
            NavigableMap<Long, UUID> watched = byPartition.get(deadline.partition());
            if (watched != null) {
                watched.remove(deadline.offset());
            }
        }
    }
}
