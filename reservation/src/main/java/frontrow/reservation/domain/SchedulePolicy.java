package frontrow.reservation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a concert must be like to be scheduled. */
public final class SchedulePolicy {

    /** @param holdSecondsMax the longest hold a concert may ask for */
    public record Limits(int performancesMax, int sectionsMax, int seatsMax, int maxSeatsMax, int holdSecondsMax,
            int nameCharsMax,
            long priceMinorMax) {}

    private final Limits limits;
    private final List<String> violations = new ArrayList<>();

    private SchedulePolicy(Limits limits) {
        this.limits = limits;
    }

    /** @return what is wrong with it, as clear sentences; empty where nothing is */
    public static List<String> violations(Concert concert, Limits limits, Instant now) {
        SchedulePolicy policy = new SchedulePolicy(limits);
        policy.check(concert, now);
        return List.copyOf(policy.violations);
    }

    private void check(Concert concert, Instant now) {
        checkName("The concert", concert.name());
        require(between(1, concert.maxSeats(), limits.maxSeatsMax), "maxSeats must be 1 to %d.".formatted(limits.maxSeatsMax));
        require(between(1, concert.holdDuration().toSeconds(), limits.holdSecondsMax),
                "holdSeconds must be 1 to %d.".formatted(limits.holdSecondsMax));
        require(concert.room().capacity() > 0, "The room's capacity must be positive.");
        require(concert.room().admissionsPerSecond() > 0, "The room's admissionsPerSecond must be positive.");
        require(between(1, concert.performances().size(), limits.performancesMax),
                "A concert has 1 to %d performances.".formatted(limits.performancesMax));
        if (concert.performances().size() <= limits.performancesMax) {
            concert.performances().forEach(performance -> check(performance, now));
        }
    }

    private void check(Performance performance, Instant now) {
        require(performance.startsAt().isAfter(now),
                "A performance must start in the future, not at %s.".formatted(performance.startsAt()));
        List<Section> sections = performance.sections();
        require(between(1, sections.size(), limits.sectionsMax),
                "A performance has 1 to %d sections.".formatted(limits.sectionsMax));
        if (sections.size() > limits.sectionsMax) {
            return;
        }
        sections.forEach(this::check);
        long seats = sections.stream().mapToLong(section -> (long) section.lastSeat() - section.firstSeat() + 1).sum();
        require(seats <= limits.seatsMax, "A performance has at most %d seats.".formatted(limits.seatsMax));
        for (int i = 1; i < sections.size(); i++) {
            Section before = sections.get(i - 1);
            Section section = sections.get(i);
            require(before.lastSeat() < section.firstSeat(),
                    "The sections %s and %s overlap.".formatted(before.name(), section.name()));
        }
        require(new HashSet<>(sections.stream().map(Section::name).toList()).size() == sections.size(),
                "The sections of a performance need different names.");
    }

    private void check(Section section) {
        checkName("A section", section.name());
        require(section.firstSeat() >= 1 && section.firstSeat() <= section.lastSeat(),
                "Section %s: seat numbers are positive, and firstSeat is not after lastSeat.".formatted(section.name()));
        require(section.priceMinor() > 0 && section.priceMinor() <= limits.priceMinorMax,
                "Section %s: the price must be 1 to %d.".formatted(section.name(), limits.priceMinorMax));
    }

    private void checkName(String whose, String name) {
        require(!name.isBlank() && name.length() <= limits.nameCharsMax,
                "%s needs a name of 1 to %d characters.".formatted(whose, limits.nameCharsMax));
    }

    private static boolean between(long least, long value, long most) {
        return least <= value && value <= most;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds && !violations.contains(otherwise)) {
            violations.add(otherwise);
        }
    }
}
