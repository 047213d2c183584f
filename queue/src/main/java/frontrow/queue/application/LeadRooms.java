package frontrow.queue.application;

import frontrow.messaging.Trace;
import frontrow.queue.domain.Decisions;
import frontrow.queue.domain.WaitingRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a leader does, a room at a time: ends passes, then admits while there is room. The next round of a room begins when this
 * instance's replica has applied the last one's records, so nothing is appended twice. Another leader that still believes in itself
 * appends what the fold ignores.
 */
public final class LeadRooms {

    private static final Logger LOG = LoggerFactory.getLogger(LeadRooms.class);

    private final Leadership leadership;
    private final LineLog log;
    private final Clock clock;
    private final int roundEventsMax;

    public LeadRooms(Leadership leadership, LineLog log, Clock clock, int roundEventsMax) {
        this.leadership = leadership;
        this.log = log;
        this.clock = clock;
        this.roundEventsMax = roundEventsMax;
    }

    /** @param roundOver told when the log has what was due: then there may be more to do */
    public void lead(LiveRoom live, Consumer<LiveRoom> roundOver) {
        if (!leadership.leads(live.partition()) || !live.beginRound()) {
            return;
        }
        List<SpecificRecord> due = List.of();
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            due = live.read(room -> due(room, now));
        } finally {
            if (due.isEmpty()) {
                live.endRound();
            }
        }
        if (!due.isEmpty()) {
            append(live, due, roundOver);
        }
    }

    private List<SpecificRecord> due(WaitingRoom room, Instant now) {
        List<SpecificRecord> due = new ArrayList<>(Decisions.passesToEnd(room, now, roundEventsMax));
        due.addAll(Decisions.admissionsDue(room, now, roundEventsMax));
        return due;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both ends are handled
    private void append(LiveRoom live, List<SpecificRecord> due, Consumer<LiveRoom> roundOver) {
        log.appendLater(live.concertId(), due, Trace.startNew()).whenComplete((done, failure) -> {
            live.endRound();
            if (failure == null) {
                roundOver.accept(live);
            } else {
                // The timer tries again; a record that made it into the log after all is then ignored as a repetition.
                LOG.warn("A round of {} records for concert {} failed: {}", due.size(), live.concertId(), failure.toString());
            }
        });
    }
}
