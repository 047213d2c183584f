package frontrow.analytics.application;

import frontrow.analytics.domain.Stretch;
import frontrow.analytics.domain.Stretch.Kind;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** How late the seats of holds that ran out were free for everybody again. */
public final class LateReleases {

    private LateReleases() {}

    static List<Stretch> of(List<SpecificRecord> events) {
        return events.stream().flatMap(event -> event instanceof SeatReleased released
                ? lateness(released).stream().map(late -> stretch(released, late))
                : Stream.of()).toList();
    }

    /** Empty where the hold did not run out, or an older version did not say when it was to. */
    public static Optional<Duration> lateness(SeatReleased released) {
        Instant end = released.getHoldExpiresAt();
        return end == null || released.getReason() != SeatReleaseReason.EXPIRED
                ? Optional.empty()
                : Optional.of(Duration.between(end, released.getAt()));
    }

    private static Stretch stretch(SeatReleased released, Duration late) {
        return new Stretch(released.getConcertId(), Kind.RELEASE, released.getAt(), late);
    }
}
