package frontrow.analytics.application;

import frontrow.analytics.domain.Counted;
import frontrow.analytics.domain.Counted.Place;
import frontrow.analytics.domain.Durations;
import frontrow.analytics.domain.Figure;
import frontrow.analytics.domain.Figures;
import frontrow.analytics.domain.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts a batch of events, each once, however often it is delivered, sent again or driven again, and by whomever: what was counted, and
 * up to where, is in the same transaction.
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
        events.forEach(placed -> next.merge(placed.place(), placed.offset() + 1, Math::max));
        Set<UUID> unknown = new HashSet<>(counted.note(events.stream().map(Placed::id).toList()));
        List<SpecificRecord> fresh = events.stream().filter(placed -> unknown.remove(placed.id())).map(Placed::event).toList();
        Tally tally = new Tally();
        fresh.forEach(tally::take);
        program.announce(tally.announced());
        figures.add(bySection(tally.amounts()));
        durations.add(Stream.concat(timedWays.take(fresh).stream(), LateReleases.of(fresh).stream()).toList());
        counted.advance(next);
        return true;
    }

    /** A row for each section, rather than for each seat. */
    private Map<Figure, Long> bySection(Map<Figure, Long> bySeat) {
        Program.Sections sections = program
                .sections(bySeat.keySet().stream().map(Figure::performanceId).collect(Collectors.toSet()));
        Map<Figure, Long> bySection = new HashMap<>();
        bySeat.forEach((figure, amount) -> bySection.merge(
                figure.of(sections.firstSeat(figure.performanceId(), figure.seat())), amount, Long::sum));
        return bySection;
    }
}
