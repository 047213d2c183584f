package frontrow.queue.application;

import frontrow.events.queue.RoomState;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.messaging.Trace;
import frontrow.queue.domain.RoomCounts;
import frontrow.queue.domain.RoomSetting;
import frontrow.queue.domain.Standing;
import frontrow.queue.domain.WaitingRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** One instance's use cases on a log in memory, with a clock that stands until it is moved. */
abstract class OneInstance {

    static final UUID CONCERT = new UUID(0, 1);
    static final Trace TRACE = Trace.startNew();
    static final Instant SCHEDULED_AT = Instant.parse("2026-01-01T00:00:00Z");

    final InMemoryLog log = new InMemoryLog();
    Instant now = SCHEDULED_AT.plusSeconds(10);
    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    final JoinLine joinLine = new JoinLine(log.rooms, log, clock, 1_000);
    final ChangeRoom changeRoom = new ChangeRoom(log.rooms, log, clock);
    final FollowReservations follow = new FollowReservations(log.rooms, log, clock,
            new FollowReservations.RoomDefaults(100, 50, 600, 60, 1_000, 500));
    final LeadRooms leader = new LeadRooms(partition -> true, log, clock, 1_000);
    private int tokens;

    void openRoom(int capacity) {
        var opened = follow.openRoom(scheduled(capacity), TRACE);
        assert opened.isDone();
    }

    static ConcertScheduled scheduled(int capacity) {
        return ConcertScheduled.newBuilder().setConcertId(CONCERT).setName("Demo").setCurrency("KRW").setMaxSeats(1)
                .setHoldSeconds(300)
                .setPerformances(List.of()).setCapacity(capacity).setAdmissionsPerSecond(0).setAt(SCHEDULED_AT).build();
    }

    static ReservationConfirmed confirmed(String fan, UUID passId) {
        return ReservationConfirmed.newBuilder().setReservationId(new UUID(1, 1)).setPaymentId(new UUID(1, 2)).setUserId(fan)
                .setConcertId(CONCERT).setPerformanceId(new UUID(1, 3)).setSeats(List.of(1)).setAmountMinor(1).setCurrency("KRW")
                .setPassId(passId).setAt(SCHEDULED_AT).build();
    }

    LiveRoom room() {
        return log.rooms.find(CONCERT).orElseThrow();
    }

    JoinLine.Result join(String fan) {
        return joinLine.join(CONCERT, fan, new UUID(7, ++tokens), TRACE);
    }

    void lead() {
        leader.lead(room(), again -> {});
    }

    Standing standing(String fan) {
        return room().read(room -> room.standing(fan, now)).orElseThrow();
    }

    RoomState state() {
        return setting().state();
    }

    RoomSetting setting() {
        return room().read(WaitingRoom::setting);
    }

    RoomCounts counts() {
        return room().read(WaitingRoom::counts);
    }
}
