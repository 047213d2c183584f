package frontrow.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a service's fans were told under their keys: to one request one answer, as often as they ask. */
final class Promises {

    private record Told(String request, String answer) {}

    private final World world;
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Map<String, Told> told = new HashMap<>();
    private final List<Object> results = new ArrayList<>();

    Promises(World world) {
        this.world = world;
    }

    void asked(String key, String request) {
        asked.computeIfAbsent(key, _ -> new HashSet<>()).add(request);
    }

    /** @return whether it is what was told before, if anything was */
    boolean isKept(String key, String request, String answer) {
        Told now = new Told(request, answer);
        Told first = told.computeIfAbsent(key, _ -> now);
        if (!first.equals(now)) {
            world.violation("Key " + key + " was answered " + first + ", and then " + now);
        }
        return first.equals(now);
    }

    void refusedAsReused(String key) {
        if (asked.getOrDefault(key, Set.of()).size() < 2) {
            world.violation("Key " + key + " was used for one request only, and refused");
        }
    }

    /** The text of an answer is a number that stands for the result: what is stored tells which one it was. */
    String textOf(Object result) {
        results.add(result);
        return String.valueOf(results.size() - 1);
    }

    Object resultOf(String text) {
        return results.get(Integer.parseInt(text));
    }
}
