package frontrow.e2e.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import frontrow.e2e.chaos.EndState.Reservation;
import frontrow.e2e.chaos.History.Entry;
import frontrow.e2e.chaos.History.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what fans were told of their places against the log of their line: every place told is there and theirs, who was told of a place
 * before another one asked is before that one, each position told is one that the place had, and no place ends but for a reason.
 */
final class LineCheck {

    private static final String PURCHASED = "PURCHASED";

    private final List<Entry> told;
    private final List<Place> line;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Instant> asked;
    private final Set<String> buyers;
    private final List<String> contradictions = new ArrayList<>();

    private LineCheck(List<Entry> history, EndState end) {
        told = history.stream().filter(entry -> entry.operation() == Operation.JOIN || entry.operation() == Operation.PLACE)
                .filter(Entry::succeeded).toList();
        line = end.places();
        line.forEach(place -> order.put(place.id(), order.size()));
        asked = history.stream().filter(entry -> entry.operation() == Operation.JOIN)
                .collect(toMap(Entry::fan, Entry::sent, (one, other) -> one.isBefore(other) ? one : other));
        buyers = end.reservations().stream().filter(one -> Set.of("CONFIRMED", "CANCELLING", "CANCELLED").contains(one.status()))
                .map(Reservation::fan).collect(toSet());
    }

    /** @return a sentence for each contradiction */
    static List<String> contradictions(List<Entry> history, EndState end) {
        LineCheck check = new LineCheck(history, end);
        check.everyPlaceToldIsThere();
        check.whoWasToldFirstIsFirst();
        check.noPlaceEndsWithoutAReason();
        return check.contradictions;
    }

    private void everyPlaceToldIsThere() {
        told.forEach(entry -> {
            Integer index = order.get(entry.place());
            if (index == null || !line.get(index).fan().equals(entry.fan())
                    || line.get(index).joined().isAfter(entry.answered())) {
                contradictions.add("The place is " + (index == null ? "lost" : line.get(index)) + ": " + entry);
            } else {
                itHadWhatWasTold(line.get(index), index, entry);
            }
        });
    }

    private void itHadWhatWasTold(Place place, int index, Entry entry) {
        switch (entry.said()) {
            case "WAITING" -> {
                List<Place> before = line.subList(0, index);
                long first = 1 + before.stream().filter(other -> !other.outOfLine().isBefore(place.joined())).count();
                long last = 1 + before.stream().filter(other -> other.outOfLine().isAfter(entry.answered())).count();
                if (entry.position() > first || entry.position() < last) {
                    contradictions.add("The position was from %d to %d: %s".formatted(first, last, entry));
                }
            }
            case "ACTIVE", "EXPIRED", "FINISHED" -> {
                if (!place.wasAdmitted() || place.outOfLine().isAfter(entry.answered())
                        || (entry.said().equals("FINISHED") && !place.end().equals(PURCHASED))) {
                    contradictions.add("The place was not that far, but " + place + ": " + entry);
                }
            }
            default -> contradictions.add("Nobody knows what this means: " + entry);
        }
    }

    /** From the end of the line, with the earliest answer to anybody behind. */
    private void whoWasToldFirstIsFirst() {
        Map<String, Entry> firstTold = told.stream().collect(toMap(Entry::place, identity(),
                (one, other) -> one.answered().isBefore(other.answered()) ? one : other));
        Entry behind = null;
        for (Place place : line.reversed()) {
            Instant askedAt = asked.get(place.fan());
            if (askedAt == null) {
                contradictions.add("Nobody asked for " + place);
            } else if (behind != null && behind.answered().isBefore(askedAt)) {
                contradictions.add("%s asked later and is before: %s".formatted(place, behind));
            }
            Entry entry = firstTold.get(place.id());
            if (entry != null && (behind == null || entry.answered().isBefore(behind.answered()))) {
                behind = entry;
            }
        }
    }

    /** In this crowd nobody leaves. */
    private void noPlaceEndsWithoutAReason() {
        line.forEach(place -> {
            boolean reason = switch (place.end()) {
                case "" -> true;
                case PURCHASED -> buyers.contains(place.fan());
                case "EXPIRED", "LAPSED" -> !place.ended().isBefore(place.goodUntil());
                default -> false;
            };
            if (!reason) {
                contradictions.add("It ended without a reason: " + place);
            }
        });
    }
}
