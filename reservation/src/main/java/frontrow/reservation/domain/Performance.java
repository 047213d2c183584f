package frontrow.reservation.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One date of a concert; it never changes after it was scheduled.
 *
 * @param sections disjoint, ascending
 */
public record Performance(PerformanceId id, Instant startsAt, List<Section> sections) {

    public Performance {
        sections = sections.stream().sorted(Comparator.comparingInt(Section::firstSeat)).toList();
    }

    /** @return the section the seat is in; empty where there is no such seat */
    public Optional<Section> sectionOf(int seat) {
        int low = 0;
        int high = sections.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Section section = sections.get(middle);
            if (section.contains(seat)) {
                return Optional.of(section);
            }
            if (seat < section.firstSeat()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return Optional.empty();
    }

    public int seatCount() {
        return sections.stream().mapToInt(Section::seatCount).sum();
    }

    /** @throws IllegalArgumentException for a seat that does not exist */
    public long priceMinorOf(List<Integer> seats) {
        long sum = 0;
        for (int seat : seats) {
            Section section = sectionOf(seat).orElseThrow(() -> new IllegalArgumentException("There is no seat " + seat + "."));
            sum = Math.addExact(sum, section.priceMinor());
        }
        return sum;
    }

    public boolean startedBy(Instant now) {
        return !now.isBefore(startsAt);
    }
}
