package frontrow.simulation;

import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.RoomChanged;
import frontrow.queue.domain.Standing;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Bugs around the line. */
final class QueueJumpers {

    private QueueJumpers() {}

    /** The fold counts one pass more than the room has. */
    static Wiring oneMoreThanTheRoomHolds() {
        return new Wiring() {
            @Override
            List<SpecificRecord> folded(SpecificRecord event) {
                return event instanceof RoomChanged changed ? List.of(withOneMore(changed)) : List.of(event);
            }
        };
    }

    /** Whoever was named in an admission is let in, whether or not it was that fan's turn. */
    static Wiring admissionsAreBelievedWithoutTheFold() {
        return new Wiring() {
            @Override
            Optional<Standing> standing(Optional<Standing> folded, String userId, Topic log) {
                FanAdmitted admitted = lastAdmission(userId, log);
                return admitted != null && folded.isPresent() && folded.get() instanceof Standing.Waiting waiting
                        && waiting.token().equals(admitted.getToken())
                                ? Optional.of(new Standing.Active(admitted.getToken(), admitted.getPassId(), admitted.getAt(),
                                        admitted.getExpiresAt(), true))
                                : folded;
            }
        };
    }

    private static RoomChanged withOneMore(RoomChanged room) {
        return RoomChanged.newBuilder().setConcertId(room.getConcertId()).setState(room.getState())
                .setCapacity(room.getCapacity() + 1).setAdmissionsPerSecond(room.getAdmissionsPerSecond())
                .setPassSeconds(room.getPassSeconds()).setClaimWindowSeconds(room.getClaimWindowSeconds()).setAt(room.getAt())
                .build();
    }

    private static @Nullable FanAdmitted lastAdmission(String userId, Topic log) {
        FanAdmitted last = null;
        for (Message message : log.messages()) {
            if (message.event() instanceof FanAdmitted admitted && admitted.getUserId().equals(userId)) {
                last = admitted;
            } else if (message.event() instanceof FanJoined joined && joined.getUserId().equals(userId)) {
                last = null;
            }
        }
        return last;
    }
}
