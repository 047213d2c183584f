package frontrow.reservation.messaging;

import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.messaging.Delivered;
import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.domain.PassId;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from the waiting room which passes have ended before their time. */
final class PassEnds {

    private static final Logger log = LoggerFactory.getLogger(PassEnds.class);

    private final EndedPasses endedPasses;

    PassEnds(EndedPasses endedPasses) {
        this.endedPasses = endedPasses;
    }

    void on(Delivered delivered) {
        switch (delivered.event()) {
            case AdmissionEnded ended -> endedPasses.ended(new PassId(ended.getPassId()));
            case FanLeft left -> {
                UUID pass = left.getPassId();
                if (pass != null) {
                    endedPasses.ended(new PassId(pass));
                }
            }
            case FanJoined _,FanAdmitted _,PassClaimed _,RoomChanged _ -> {
            }
            // Followed outside of any consumer group: there are no dead letters, and it must not stop the rest.
            default -> log.error("Skipped an event of unknown type {}.", delivered.event().getSchema().getFullName());
        }
    }
}
