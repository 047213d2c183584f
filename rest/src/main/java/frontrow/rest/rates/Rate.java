package frontrow.rest.rates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each who asks. One that has had time to fill up again is forgotten: a new one would be as full. */
final class Rate {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final int perSecond;
    private final int burst;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    Rate(int perSecond, int burst, int trackedMax, TimeMeter clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder().maximumSize(trackedMax)
                .expireAfterAccess(Duration.ofSeconds(burst / perSecond + 1)).build();
    }

    /** @return 0 for yes, else after how many whole seconds it makes sense to ask again */
    long secondsToWait(String who) {
        ConsumptionProbe probe = buckets.get(who, someone -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS_PER_SECOND));
    }

    private Bucket full() {
        return Bucket.builder().addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock).build();
    }

    /** About how many are remembered. */
    long tracked() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
