package frontrow.queue.domain;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** A room, its log and a clock that stands until it is moved. */
final class RoomDriver {

    static final UUID CONCERT = new UUID(0, 1);
    static final int PASS_SECONDS = 600;
    static final int CLAIM_SECONDS = 60;

    final List<SpecificRecord> log = new ArrayList<>();
    final WaitingRoom room;
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int tokens;

    private RoomDriver(int capacity, int admissionsPerSecond) {
        RoomChanged opened = changed(RoomState.OPEN, capacity, admissionsPerSecond, now);
        log.add(opened);
        room = new WaitingRoom(opened);
    }

    static RoomDriver aRoomFor(int capacity) {
        return new RoomDriver(capacity, 1_000);
    }

    static RoomDriver aRoomFor(int capacity, int admissionsPerSecond) {
        return new RoomDriver(capacity, admissionsPerSecond);
    }

    static RoomChanged changed(RoomState state, int capacity, int admissionsPerSecond, Instant at) {
        return new RoomSetting(state, capacity, admissionsPerSecond, PASS_SECONDS, CLAIM_SECONDS, at).event(CONCERT);
    }

    boolean apply(SpecificRecord event) {
        log.add(event);
        return room.apply(event);
    }

    RoomDriver change(RoomState state, int capacity) {
        now = now.plusMillis(1);
        apply(changed(state, capacity, room.setting().admissionsPerSecond(), now));
        return this;
    }

    UUID join(String fan) {
        UUID token = new UUID(7, ++tokens);
        apply(FanJoined.newBuilder().setConcertId(CONCERT).setUserId(fan).setToken(token).setAt(now).build());
        return token;
    }

    void join(String... fans) {
        for (String fan : fans) {
            join(fan);
        }
    }

    /** What a leader does. */
    List<String> admit() {
        List<FanAdmitted> due = Decisions.admissionsDue(room, now, 1_000);
        due.forEach(this::apply);
        return due.stream().map(FanAdmitted::getUserId).toList();
    }

    List<AdmissionEnded> endPasses() {
        List<AdmissionEnded> due = Decisions.passesToEnd(room, now, 1_000);
        due.forEach(this::apply);
        return due;
    }

    FanAdmitted admission(String fan, UUID token) {
        return FanAdmitted.newBuilder().setConcertId(CONCERT).setUserId(fan).setToken(token).setPassId(Pass.passId(token))
                .setExpiresAt(now.plusSeconds(PASS_SECONDS)).setClaimBy(now.plusSeconds(CLAIM_SECONDS)).setAt(now).build();
    }

    boolean claim(String fan) {
        return Decisions.claimed(room, fan, pass(fan).passId(), now).map((PassClaimed claimed) -> apply(claimed)).orElse(false);
    }

    boolean leave(String fan) {
        return Decisions.left(room, fan, now).map((FanLeft left) -> apply(left)).orElse(false);
    }

    boolean purchase(String fan, UUID passId) {
        return Decisions.purchased(room, fan, passId, now).map((AdmissionEnded ended) -> apply(ended)).orElse(false);
    }

    boolean end(String fan, UUID token, AdmissionEndReason reason) {
        return apply(
                AdmissionEnded.newBuilder().setConcertId(CONCERT).setUserId(fan).setToken(token).setPassId(Pass.passId(token))
                        .setReason(reason).setAt(now).build());
    }

    RoomDriver later(Duration time) {
        now = now.plus(time);
        return this;
    }

    Standing standing(String fan) {
        return room.standing(fan, now).orElseThrow();
    }

    int position(String fan) {
        return ((Standing.Waiting) standing(fan)).position();
    }

    Standing.Active pass(String fan) {
        return (Standing.Active) standing(fan);
    }

    boolean unknown(String fan) {
        return room.standing(fan, now).isEmpty();
    }
}
