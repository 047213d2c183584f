package frontrow.analytics.application;

import frontrow.analytics.domain.FanWays;
import frontrow.analytics.domain.FanWays.FanAtConcert;
import frontrow.analytics.domain.FanWays.Way;
import frontrow.analytics.domain.Stretch;
import frontrow.analytics.domain.Stretch.Kind;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.reservation.ReservationConfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long the fans of a batch took. That a fan joined and was let in is told in one partition, in order; that they bought in another
 * topic, maybe before it is heard that they joined.
 */
@Component
final class TimedWays {

    private static final Way UNHEARD_OF = new Way(null, null);

    private final FanWays ways;

    TimedWays(FanWays ways) {
        this.ways = ways;
    }

    List<Stretch> take(List<SpecificRecord> events) {
        List<FanAtConcert> fans = events.stream().flatMap(event -> fanOf(event)).distinct().toList();
        if (fans.isEmpty()) {
            return List.of();
        }
        Map<FanAtConcert, Way> known = new HashMap<>(ways.lock(fans));
        List<Stretch> stretches = new ArrayList<>();
        for (SpecificRecord event : events) {
            fanOf(event).forEach(fan -> known.put(fan, after(event, fan, known.getOrDefault(fan, UNHEARD_OF), stretches)));
        }
        ways.keep(known);
        return stretches;
    }

    private static Stream<FanAtConcert> fanOf(SpecificRecord event) {
        return switch (event) {
            case FanJoined joined -> Stream.of(new FanAtConcert(joined.getConcertId(), joined.getUserId()));
            case FanAdmitted admitted -> Stream.of(new FanAtConcert(admitted.getConcertId(), admitted.getUserId()));
            case ReservationConfirmed confirmed -> Stream.of(new FanAtConcert(confirmed.getConcertId(), confirmed.getUserId()));
            default -> Stream.empty();
        };
    }

    private static Way after(SpecificRecord event, FanAtConcert fan, Way way, List<Stretch> stretches) {
        return switch (event) {
            case FanJoined joined -> {
                note(stretches, fan.concertId(), Kind.PURCHASE, joined.getAt(), way.boughtAt());
                yield new Way(joined.getAt(), null);
            }
            case FanAdmitted admitted -> {
                note(stretches, fan.concertId(), Kind.WAIT, way.joinedAt(), admitted.getAt());
                yield way;
            }
            case ReservationConfirmed confirmed -> {
                note(stretches, fan.concertId(), Kind.PURCHASE, way.joinedAt(), confirmed.getAt());
                // Who is known to have joined is done with; a second purchase under the same turn is measured from there, too.
                yield new Way(way.joinedAt(), way.joinedAt() == null ? confirmed.getAt() : null);
            }
            default -> way;
        };
    }

    /** A purchase before the fan joined belongs to an earlier turn, whose joining was heard of already. */
    private static void note(List<Stretch> stretches, UUID concert, Kind kind, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !to.isBefore(from)) {
            stretches.add(new Stretch(concert, kind, to, Duration.between(from, to)));
        }
    }
}
