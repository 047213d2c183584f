package frontrow.queue.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it ended for those whose pass ended last: {@value #FANS_MAX} fans a room, then the oldest is forgotten and its poll answers "not
 * in line". Has no part in who is admitted.
 */
final class Outcomes {

    static final int FANS_MAX = 50_000;

    private final Map<String, Standing.Ended> byFan = new LinkedHashMap<>();

    Standing.@Nullable Ended of(String userId) {
        return byFan.get(userId);
    }

    void remember(String userId, Standing.Ended ended) {
        byFan.remove(userId);
        byFan.put(userId, ended);
        if (byFan.size() > FANS_MAX) {
            byFan.remove(byFan.keySet().iterator().next());
        }
    }

    void forget(String userId) {
        byFan.remove(userId);
    }
}
