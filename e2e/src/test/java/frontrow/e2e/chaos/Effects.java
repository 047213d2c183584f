package frontrow.e2e.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import frontrow.e2e.chaos.History.Entry;
import frontrow.e2e.chaos.History.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One key has one effect, however often it was sent: at least if it was answered, and never two. */
final class Effects {

    /** What a fan asked for: a charge of an amount, or a hold of a seat. */
    record Effect(String fan, long what) {}

    private Effects() {}

    /**
     * @param found in the databases
     * @return a sentence for each effect that is there too often or not often enough
     */
    static List<String> contradictions(List<Entry> history, Operation operation, Stream<Effect> found) {
        Map<Effect, Long> there = count(found);
        Map<Effect, Long> asked = wanted(history, operation, entry -> true);
        Map<Effect, Long> answered = wanted(history, operation, Entry::succeeded);
        return Stream.concat(there.keySet().stream(), answered.keySet().stream()).distinct()
                .filter(effect -> there.getOrDefault(effect, 0L) < answered.getOrDefault(effect, 0L)
                        || there.getOrDefault(effect, 0L) > asked.getOrDefault(effect, 0L))
                .map(effect -> "%s %s was asked for %d times, answered %d times, and is there %d times.".formatted(operation,
                        effect,
                        asked.getOrDefault(effect, 0L), answered.getOrDefault(effect, 0L), there.getOrDefault(effect, 0L)))
                .toList();
    }

    private static Map<Effect, Long> wanted(List<Entry> history, Operation operation, Predicate<Entry> which) {
        Map<String, Effect> byKey = history.stream().filter(entry -> entry.operation() == operation).filter(which)
                .collect(toMap(Entry::key,
                        entry -> new Effect(entry.fan(), operation == Operation.HOLD ? entry.seat() : entry.amount()),
                        (one, same) -> one));
        return count(byKey.values().stream());
    }

    private static Map<Effect, Long> count(Stream<Effect> effects) {
        return effects.collect(groupingBy(identity(), counting()));
    }
}
