package frontrow.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** An instance's clock: the world's, but always a little fast or slow. */
final class SkewedClock extends Clock {

    private final World world;
    private final long skewNanos;

    SkewedClock(World world, long skewNanos) {
        this.world = world;
        this.skewNanos = skewNanos;
    }

    @Override
    public Instant instant() {
        return world.now().plusNanos(skewNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
