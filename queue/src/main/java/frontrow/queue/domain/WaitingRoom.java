package frontrow.queue.domain;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One concert's line, folded from its partition of {@code queue.events}. The place is the order of the {@code FanJoined} records.
 *
 * <p>Whoever folds the same records gets the same room, whatever clock it has. What breaks the rules has no effect: joining twice or
 * a closed room; an admission out of order, over capacity, or to a room that is not open; the end of a pass that is not active; a
 * change of the room that is not later than the last one. So two leaders for a moment do no harm.
 *
 * <p>Not safe for use by several threads.
 */
public final class WaitingRoom {

    private final UUID concertId;
    private final Map<String, Fan> fans = new HashMap<>();
    private final Line line = new Line();
    private final NavigableSet<Pass> passes = new TreeSet<>(Pass.BY_END);
    private final Outcomes outcomes = new Outcomes();
    private final AdmissionRate rate = new AdmissionRate();
    private final Tally tally = new Tally();
    private RoomSetting setting;

    public WaitingRoom(RoomChanged opened) {
        this.concertId = opened.getConcertId();
        this.setting = RoomSetting.of(opened);
    }

    /** @return whether the event had an effect */
    public boolean apply(SpecificRecord event) {
        return switch (event) {
            case RoomChanged changed -> change(changed);
            case FanJoined joined -> join(joined);
            case FanAdmitted admitted -> admit(admitted);
            case PassClaimed claimed -> claim(claimed);
            case FanLeft left -> leave(left);
            case AdmissionEnded ended -> end(ended);
            default -> throw new IllegalArgumentException("Not an event of a waiting room: " + event.getSchema().getFullName());
        };
    }

    private boolean change(RoomChanged event) {
        if (!event.getAt().isAfter(setting.changedAt())) {
            return false;
        }
        setting = RoomSetting.of(event);
        return true;
    }

    private boolean join(FanJoined event) {
        if (setting.state() == RoomState.CLOSED || fans.containsKey(event.getUserId())) {
            return false;
        }
        Fan fan = new Fan(event.getUserId(), event.getToken());
        fans.put(fan.userId, fan);
        line.add(fan);
        outcomes.forget(fan.userId);
        tally.joined++;
        return true;
    }

    private boolean admit(FanAdmitted event) {
        Fan fan = line.head();
        if (fan == null || !fan.has(event.getToken()) || setting.state() != RoomState.OPEN
                || passes.size() >= setting.capacity()) {
            return false;
        }
        line.remove(fan);
        fan.pass = new Pass(fan, event.getPassId(), event.getAt(), event.getExpiresAt(), event.getClaimBy(), false);
        passes.add(fan.pass);
        rate.admitted(event.getAt());
        tally.admitted++;
        return true;
    }

    private boolean claim(PassClaimed event) {
        Pass pass = activePass(event.getUserId(), event.getPassId());
        if (pass == null || pass.claimed()) {
            return false;
        }
        passes.remove(pass);
        pass.fan().pass = pass.seen();
        passes.add(pass.seen());
        return true;
    }

    /** Leaving names the pass if there is one, for those who read the event without the fold: naming none gives up a place only. */
    private boolean leave(FanLeft event) {
        Fan fan = fans.get(event.getUserId());
        if (fan == null || !fan.has(event.getToken())) {
            return false;
        }
        if (fan.pass == null) {
            line.remove(fan);
        } else if (fan.pass.passId().equals(event.getPassId())) {
            passes.remove(fan.pass);
        } else {
            return false;
        }
        fans.remove(fan.userId);
        tally.left++;
        return true;
    }

    /** An active pass ends whatever the reason, claimed or not: the reservation service, too, ends it when it reads this event. */
    private boolean end(AdmissionEnded event) {
        Pass pass = activePass(event.getUserId(), event.getPassId());
        if (pass == null) {
            return boughtLate(event);
        }
        passes.remove(pass);
        fans.remove(pass.fan().userId);
        outcomes.remember(event.getUserId(), new Standing.Ended(pass.fan().token(), pass.passId(), event.getReason()));
        tally.ended(event.getReason());
        return true;
    }

    /** A hold can be paid after the pass ran out: then the fan has bought after all. The line does not change. */
    private boolean boughtLate(AdmissionEnded event) {
        Standing.Ended outcome = outcomes.of(event.getUserId());
        if (outcome == null || event.getReason() != AdmissionEndReason.PURCHASED
                || !outcome.canStillBecomeBought(event.getPassId())) {
            return false;
        }
        outcomes.remember(event.getUserId(), new Standing.Ended(outcome.token(), outcome.passId(), event.getReason()));
        return true;
    }

    @Nullable
    Fan fan(String userId) {
        return fans.get(userId);
    }

    @Nullable
    Pass activePass(String userId, UUID passId) {
        Fan fan = fans.get(userId);
        return fan != null && fan.pass != null && fan.pass.passId().equals(passId) ? fan.pass : null;
    }

    public Optional<Standing> standing(String userId, Instant now) {
        Fan fan = fans.get(userId);
        if (fan == null) {
            return Optional.ofNullable(outcomes.of(userId));
        }
        Pass pass = fan.pass;
        if (pass == null) {
            int position = line.position(fan);
            return Optional.of(new Standing.Waiting(fan.token(), position, WaitEstimate.of(position, this, now)));
        }
        if (pass.liveAt(now)) {
            return Optional
                    .of(new Standing.Active(fan.token(), pass.passId(), pass.admittedAt(), pass.expiresAt(), pass.claimed()));
        }
        return Optional.of(new Standing.Ended(fan.token(), pass.passId(), pass.endReason()));
    }

    /** Those at the head of the line, in order. */
    List<Fan> head(int fansMax) {
        return line.head(fansMax);
    }

    /** By the moment their end is due. */
    Iterable<Pass> passes() {
        return passes;
    }

    Standing.@Nullable Ended outcome(String userId) {
        return outcomes.of(userId);
    }

    int activePasses() {
        return passes.size();
    }

    AdmissionRate rate() {
        return rate;
    }

    public RoomSetting setting() {
        return setting;
    }

    public UUID concertId() {
        return concertId;
    }

    public RoomCounts counts() {
        return tally.counts(line.size(), passes.size());
    }
}
