package frontrow.simulation;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.queue.domain.RoomCounts;
import frontrow.queue.domain.Standing;
import frontrow.queue.domain.WaitingRoom;
import java.util.Optional;
import java.util.function.Supplier;

/** The line: every replica is the reference's, every answer was true, and the line comes to its end. */
final class LineInvariants {

    private final Town town;
    private final ReferenceLine line;

    LineInvariants(Town town) {
        this.town = town;
        this.line = ReferenceLine.of(town.broker());
    }

    void check() {
        town.queues().forEach(this::compare);
        require(line.isOpen(), () -> "The room is not open.");
        require(line.waiting().isEmpty(), () -> "Never called: " + line.waiting());
        require(line.active().isEmpty(), () -> "Passes that never end: " + line.active());
        town.history().joined().forEach((token, fan) -> require(fan.equals(line.everJoined().get(token)),
                () -> "Told to be in line, but not there: " + fan));
        town.history().admitted().forEach((pass, fan) -> require(fan.equals(line.everAdmitted().get(pass)),
                () -> "Given a pass out of turn: " + fan));
        town.reservation().database().said().forEach(message -> {
            switch (message.event()) {
                case SeatHeld held -> require(held.getUserId().equals(line.everAdmitted().get(held.getPassId())),
                        () -> "Held out of turn: " + held);
                case ReservationConfirmed confirmed -> purchased(confirmed);
                default -> {
                }
            }
        });
    }

    private void purchased(ReservationConfirmed confirmed) {
        AdmissionEnded end = line.ended().get(confirmed.getUserId());
        require(end == null || !end.getPassId().equals(confirmed.getPassId()) || end.getReason() == AdmissionEndReason.PURCHASED,
                () -> "The line does not know of " + confirmed);
        require(confirmed.getUserId().equals(line.everAdmitted().get(confirmed.getPassId())),
                () -> "Bought out of turn: " + confirmed);
    }

    private void compare(QueueInstance queue) {
        String name = queue.instance().name();
        var room = queue.replica().rooms().find(town.concertId());
        require(room.isPresent(), () -> name + " has no room");
        room.ifPresent(live -> {
            RoomCounts counts = live.read(WaitingRoom::counts);
            require(counts.joinedTotal() == line.everJoined().size() && counts.admittedTotal() == line.everAdmitted().size()
                    && counts.waiting() == line.waiting().size() && counts.active() == line.active().size(),
                    () -> name + " has another line: " + counts);
            line.ended().forEach((fan, end) -> {
                Optional<Standing> standing = live.read(each -> each.standing(fan, town.world().now()));
                require(standing.isPresent() && standing.get() instanceof Standing.Ended ended
                        && ended.passId().equals(end.getPassId()) && ended.reason() == end.getReason(),
                        () -> name + " says that " + fan + " is " + standing + ", but " + end);
            });
        });
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            town.world().violation(otherwise.get());
        }
    }
}
