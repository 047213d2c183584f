package frontrow.queue.application;

import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.RoomState;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.messaging.Trace;
import frontrow.queue.domain.Decisions;
import frontrow.queue.domain.RoomSetting;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What reservations tell the line. Any instance may do this for any concert, several times: the replica first catches up with the log,
 * and what two of them append nevertheless, the fold takes once.
 *
 * <ul>
 * <li>A room is opened with the time of its concert's scheduling. A repetition has the same time, so it is not later than the first one
 * nor than any change an operator made since (those are always later than what they change): the fold ignores it.</li>
 * <li>A confirmed reservation's pass was admitted before the fan could book, so a replica that has caught up knows it. Not active and
 * not remembered there means: it ended before, and nothing is to be done.</li>
 * </ul>
 */
public final class FollowReservations {

    private final Rooms rooms;
    private final LineLog log;
    private final Clock clock;
    private final RoomDefaults defaults;

    public FollowReservations(Rooms rooms, LineLog log, Clock clock, RoomDefaults defaults) {
        this.rooms = rooms;
        this.log = log;
        this.clock = clock;
        this.defaults = defaults;
    }

    /** What a concert's room is like unless its scheduling says more, and the limits of what it may say. */
    public record RoomDefaults(int capacity, int admissionsPerSecond, int passSeconds, int claimWindowSeconds, int capacityMax,
            int admissionsPerSecondMax) {

        private RoomSetting wanted(ConcertScheduled scheduled) {
            return new RoomSetting(RoomState.OPEN, within(scheduled.getCapacity(), capacity, capacityMax),
                    within(scheduled.getAdmissionsPerSecond(), admissionsPerSecond, admissionsPerSecondMax), passSeconds,
                    claimWindowSeconds, scheduled.getAt());
        }

        private static int within(int wanted, int otherwise, int max) {
            return wanted <= 0 ? otherwise : Math.min(wanted, max);
        }
    }

    public void catchUp() {
        log.catchUp();
    }

    public CompletableFuture<Void> openRoom(ConcertScheduled scheduled, Trace trace) {
        if (rooms.find(scheduled.getConcertId()).isPresent()) {
            return CompletableFuture.completedFuture(null);
        }
        return log.appendLater(scheduled.getConcertId(), List.of(defaults.wanted(scheduled).event(scheduled.getConcertId())),
                trace);
    }

    public CompletableFuture<Void> endPurchasedPass(ReservationConfirmed confirmed, Trace trace) {
        Optional<AdmissionEnded> ended = rooms.find(confirmed.getConcertId()).flatMap(live -> live.read(room -> Decisions
                .purchased(room, confirmed.getUserId(), confirmed.getPassId(), clock.instant().truncatedTo(ChronoUnit.MICROS))));
        return ended.map(event -> log.appendLater(confirmed.getConcertId(), List.of(event), trace))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
