package frontrow.simulation;

import frontrow.events.Topics;
import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The rules of the line once more, as plainly as they can be said: a list of those who wait, a map of those who are in. */
final class ReferenceLine {

    private @Nullable RoomChanged room;
    private final List<FanJoined> waiting = new ArrayList<>();
    private final Map<String, FanAdmitted> active = new HashMap<>();
    private final Map<String, AdmissionEnded> ended = new HashMap<>();
    private final Map<UUID, String> everJoined = new HashMap<>();
    private final Map<UUID, String> everAdmitted = new HashMap<>();

    static ReferenceLine of(Broker broker) {
        ReferenceLine line = new ReferenceLine();
        broker.topic(Topics.QUEUE).messages().forEach(message -> line.apply(message.event()));
        return line;
    }

    private void apply(SpecificRecord event) {
        if (room == null && !(event instanceof RoomChanged)) {
            return;
        }
        switch (event) {
            case RoomChanged changed -> {
                if (room == null || changed.getAt().isAfter(room.getAt())) {
                    room = changed;
                }
            }
            case FanJoined joined -> join(joined);
            case FanAdmitted admitted -> admit(admitted);
            case PassClaimed _ -> {
            }
            case FanLeft left -> {
                FanAdmitted pass = active.get(left.getUserId());
                if (pass == null) {
                    waiting.removeIf(fan -> fan.getToken().equals(left.getToken()));
                } else if (pass.getToken().equals(left.getToken()) && pass.getPassId().equals(left.getPassId())) {
                    active.remove(left.getUserId());
                }
            }
            case AdmissionEnded end -> end(end);
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private void join(FanJoined fan) {
        boolean there = active.containsKey(fan.getUserId())
                || waiting.stream().anyMatch(other -> other.getUserId().equals(fan.getUserId()));
        if (!there && state() != RoomState.CLOSED) {
            waiting.add(fan);
            ended.remove(fan.getUserId());
            everJoined.put(fan.getToken(), fan.getUserId());
        }
    }

    private void admit(FanAdmitted fan) {
        boolean isNext = !waiting.isEmpty() && waiting.getFirst().getToken().equals(fan.getToken());
        if (isNext && state() == RoomState.OPEN && room != null && active.size() < room.getCapacity()) {
            waiting.removeFirst();
            active.put(fan.getUserId(), fan);
            everAdmitted.put(fan.getPassId(), fan.getUserId());
        }
    }

    private void end(AdmissionEnded end) {
        FanAdmitted pass = active.get(end.getUserId());
        AdmissionEnded before = ended.get(end.getUserId());
        if (pass != null && pass.getPassId().equals(end.getPassId())) {
            active.remove(end.getUserId());
            ended.put(end.getUserId(), end);
        } else if (pass == null && before != null && before.getPassId().equals(end.getPassId())
                && end.getReason() == AdmissionEndReason.PURCHASED) {
            ended.put(end.getUserId(), end);
        }
    }

    private @Nullable RoomState state() {
        return room == null ? null : room.getState();
    }

    boolean isOpen() {
        return state() == RoomState.OPEN;
    }

    List<String> waiting() {
        return waiting.stream().map(FanJoined::getUserId).toList();
    }

    Map<String, FanAdmitted> active() {
        return active;
    }

    /** How it ended for those who are not in line. */
    Map<String, AdmissionEnded> ended() {
        return ended;
    }

    Map<UUID, String> everJoined() {
        return everJoined;
    }

    Map<UUID, String> everAdmitted() {
        return everAdmitted;
    }
}
