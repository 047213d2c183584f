package frontrow.queue.domain;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is to be appended to the log, given a room and the time: pure functions, the room does not change. */
public final class Decisions {

    private Decisions() {}

    /** Whom to admit now, in order; nobody while the room is not open, is full, or has admitted enough in this second. */
    public static List<FanAdmitted> admissionsDue(WaitingRoom room, Instant now, int admissionsMax) {
        RoomSetting setting = room.setting();
        int free = setting.capacity() - room.activePasses();
        if (setting.state() != RoomState.OPEN || free <= 0) {
            return List.of();
        }
        int allowed = room.rate().allowed(setting.admissionsPerSecond(), now);
        return room.head(Math.min(admissionsMax, Math.min(free, allowed))).stream().map(fan -> admitted(room, fan, now)).toList();
    }

    /** Which passes have run out or lapsed, the oldest first. */
    public static List<AdmissionEnded> passesToEnd(WaitingRoom room, Instant now, int passesMax) {
        List<AdmissionEnded> ended = new ArrayList<>();
        for (Pass pass : room.passes()) {
            if (pass.endsAt().isAfter(now) || ended.size() == passesMax) {
                break;
            }
            ended.add(ended(room, pass, pass.endReason(), now));
        }
        return ended;
    }

    /** The end of this fan's pass if its time is over: a fan who joins again does not wait for the leader to say so. */
    public static Optional<AdmissionEnded> passRunOut(WaitingRoom room, String userId, Instant now) {
        return Optional.ofNullable(room.fan(userId)).map(fan -> fan.pass).filter(pass -> !pass.liveAt(now))
                .map(pass -> ended(room, pass, pass.endReason(), now));
    }

    /** Empty if this pass ended by a purchase before, or there never was such a pass. */
    public static Optional<AdmissionEnded> purchased(WaitingRoom room, String userId, UUID passId, Instant now) {
        Pass pass = room.activePass(userId, passId);
        if (pass != null) {
            return Optional.of(ended(room, pass, AdmissionEndReason.PURCHASED, now));
        }
        return Optional.ofNullable(room.outcome(userId)).filter(outcome -> outcome.canStillBecomeBought(passId))
                .map(outcome -> ended(room, userId, outcome.token(), passId, AdmissionEndReason.PURCHASED, now));
    }

    /** Empty if the log has it already, or the pass is over. */
    public static Optional<PassClaimed> claimed(WaitingRoom room, String userId, UUID passId, Instant now) {
        return Optional.ofNullable(room.activePass(userId, passId)).filter(pass -> !pass.claimed())
                .map(pass -> PassClaimed.newBuilder().setConcertId(room.concertId()).setUserId(userId)
                        .setToken(pass.fan().token())
                        .setPassId(passId).setAt(now).build());
    }

    /** Empty if the fan has neither a place nor a pass. */
    public static Optional<FanLeft> left(WaitingRoom room, String userId, Instant now) {
        return Optional.ofNullable(room.fan(userId))
                .map(fan -> FanLeft.newBuilder().setConcertId(room.concertId()).setUserId(userId).setToken(fan.token())
                        .setPassId(fan.pass == null ? null : fan.pass.passId()).setAt(now).build());
    }

    private static FanAdmitted admitted(WaitingRoom room, Fan fan, Instant now) {
        UUID token = fan.token();
        return FanAdmitted.newBuilder().setConcertId(room.concertId()).setUserId(fan.userId).setToken(token)
                .setPassId(Pass.passId(token)).setExpiresAt(now.plusSeconds(room.setting().passSeconds()))
                .setClaimBy(now.plusSeconds(room.setting().claimWindowSeconds())).setAt(now).build();
    }

    private static AdmissionEnded ended(WaitingRoom room, Pass pass, AdmissionEndReason reason, Instant now) {
        return ended(room, pass.fan().userId, pass.fan().token(), pass.passId(), reason, now);
    }

    private static AdmissionEnded ended(WaitingRoom room, String userId, UUID token, UUID passId, AdmissionEndReason reason,
            Instant now) {
        return AdmissionEnded.newBuilder().setConcertId(room.concertId()).setUserId(userId).setToken(token).setPassId(passId)
                .setReason(reason).setAt(now).build();
    }
}
