package frontrow.reservation.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A bounded part of a list, and where the next one begins. */
final class Pages {

    static final int DEFAULT_COUNT = 50;
    static final int COUNT_MAX = 200;

    private Pages() {}

    /** @param oneMore up to one entry more than the page holds: it tells whether there is a next one */
    static <T> List<T> page(List<T> oneMore, int count) {
        return oneMore.subList(0, Math.min(count, oneMore.size()));
    }

    static <T> @Nullable String next(List<T> oneMore, int count, Function<T, Object> id) {
        return oneMore.size() > count ? id.apply(oneMore.get(count - 1)).toString() : null;
    }
}
