package frontrow.analytics.application;

import frontrow.analytics.domain.Counted;
import frontrow.analytics.domain.Counted.Place;
import frontrow.analytics.domain.Durations;
import frontrow.analytics.domain.Figures;
import frontrow.analytics.domain.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts a batch of events, each once, however often it is delivered or sent again, and by whomever: up to where was counted, and what, is
 * in the same transaction.
 * A record that became a dead letter is behind that, too, when it is driven again: what it says is in the figures only after they were
 * counted anew.
 */
@Service
public class CountEvents {

    private final Counted counted;
    private final Figures figures;
    private final Durations durations;
    private final Program program;
    private final TimedWays timedWays;

    CountEvents(Counted counted, Figures figures, Durations durations, Program program, TimedWays timedWays) {
        this.counted = counted;
        this.figures = figures;
        this.durations = durations;
        this.program = program;
        this.timedWays = timedWays;
    }

    /** An event and where it stands. */
    public record Placed(Place place, long offset, UUID id, SpecificRecord event) {}

    /**
     * @param build under which these were read
     * @return false if everything is being counted anew since: then nothing was counted, and the caller has to read from elsewhere
     */
    @Transactional
    public boolean count(long build, List<Placed> events) {
        if (counted.lockBuild() != build) {
            return false;
        }
        Map<Place, Long> next = new HashMap<>(counted.lock(events.stream().map(Placed::place).collect(Collectors.toSet())));
        List<Placed> ahead = events.stream().filter(placed -> advances(next, placed)).toList();
        if (ahead.isEmpty()) {
            return true;
        }
        Set<UUID> unknown = new HashSet<>(counted.note(ahead.stream().map(Placed::id).toList()));
        List<SpecificRecord> fresh = ahead.stream().filter(placed -> unknown.remove(placed.id())).map(Placed::event).toList();
        Tally tally = new Tally();
        fresh.forEach(tally::take);
        program.announce(tally.announced());
        figures.add(tally.amounts());
        durations.add(timedWays.take(fresh));
        counted.advance(next);
        return true;
    }

    /** A repeat is behind what was counted. */
    private static boolean advances(Map<Place, Long> next, Placed placed) {
        if (placed.offset() < Objects.requireNonNullElse(next.get(placed.place()), 0L)) {
            return false;
        }
        next.put(placed.place(), placed.offset() + 1);
        return true;
    }
}
