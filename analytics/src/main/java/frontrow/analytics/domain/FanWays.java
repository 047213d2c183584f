package frontrow.analytics.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When each fan joined and bought: these are told in different topics, and either may be heard of first. */
public interface FanWays {

    record FanAtConcert(UUID concertId, String userId) {}

    /** @param joinedAt the last time; null: not heard of yet */
    record Way(@Nullable Instant joinedAt, @Nullable Instant boughtAt) {}

    /** Locks them until the transaction ends, in one order; those not heard of yet are left out. */
    Map<FanAtConcert, Way> lock(List<FanAtConcert> fans);

    void keep(Map<FanAtConcert, Way> ways);
}
