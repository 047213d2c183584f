package frontrow.k8s;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of YAML: a map, a list, a value, or nothing. */
record Node(@Nullable Object value) {

    Node at(String key) {
        return new Node(value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    String text(String key) {
        return at(key).text();
    }

    /** Empty where there is nothing. */
    String text() {
        return value == null ? "" : String.valueOf(value);
    }

    /** Empty where there is none. */
    List<Node> each() {
        return value instanceof List<?> list ? list.stream().map(element -> new Node(element)).toList() : List.of();
    }

    List<Node> each(String key) {
        return at(key).each();
    }

    boolean isThere() {
        return value != null;
    }

    /** Of a map whose values are texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new java.util.TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
        }
        return texts;
    }
}
