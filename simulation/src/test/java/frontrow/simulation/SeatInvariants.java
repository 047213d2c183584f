package frontrow.simulation;

import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Seats and reservations, folded from what the service said, commit by commit; then compared with its tables. */
final class SeatInvariants {

    private final Town town;
    private final Map<Integer, UUID> owners = new HashMap<>();
    private final Map<UUID, ReservationStatus> statuses = new HashMap<>();
    private final Map<UUID, SeatHeld> holds = new HashMap<>();
    private final Set<UUID> boughtWith = new HashSet<>();

    SeatInvariants(Town town) {
        this.town = town;
    }

    void check() {
        town.reservation().database().said().forEach(message -> apply(message.event()));
        compareWithTables();
    }

    private void apply(SpecificRecord event) {
        switch (event) {
            case ConcertScheduled _ -> {
            }
            case SeatHeld held -> {
                become(held.getReservationId(), null, ReservationStatus.HELD);
                holds.put(held.getReservationId(), held);
                for (int seat : held.getSeats()) {
                    UUID owner = owners.put(seat, held.getReservationId());
                    require(owner == null,
                            () -> "Seat " + seat + " has two owners: " + owner + " and " + held.getReservationId());
                }
            }
            case PaymentRequested paying -> {
                become(paying.getReservationId(), ReservationStatus.HELD, ReservationStatus.PAYING);
                SeatHeld held = holds.get(paying.getReservationId());
                require(held != null && paying.getAt().isBefore(held.getHoldExpiresAt()),
                        () -> "Paid after the hold ran out: " + paying);
            }
            case ReservationConfirmed confirmed -> {
                become(confirmed.getReservationId(), ReservationStatus.PAYING, ReservationStatus.CONFIRMED);
                require(boughtWith.add(confirmed.getPassId()), () -> "A pass bought twice: " + confirmed);
                require(confirmed.getSeats().stream().allMatch(seat -> confirmed.getReservationId().equals(owners.get(seat))),
                        () -> "Confirmed without the seats: " + confirmed);
            }
            case CancellationRequested cancelled -> {
                require(cancelled.getReason() == CancellationReason.FAN, () -> "Paid for nothing: " + cancelled);
                become(cancelled.getReservationId(), ReservationStatus.CONFIRMED, ReservationStatus.CANCELLING);
            }
            case SeatReleased released -> release(released);
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private void release(SeatReleased released) {
        UUID id = released.getReservationId();
        switch (released.getReason()) {
            case EXPIRED, CANCELLED -> become(id, ReservationStatus.HELD, ReservationStatus.RELEASED);
            case PAYMENT_FAILED -> become(id, ReservationStatus.PAYING, ReservationStatus.RELEASED);
            case REFUNDED -> become(id, ReservationStatus.CANCELLING, ReservationStatus.CANCELLED);
            case UNKNOWN -> require(false, () -> "Released for no reason: " + released);
        }
        SeatHeld held = holds.get(id);
        require(released.getReason() != SeatReleaseReason.EXPIRED
                || (held != null && !released.getAt().isBefore(held.getHoldExpiresAt())), () -> "Expired too early: " + released);
        released.getSeats().forEach(seat -> require(owners.remove(seat, id), () -> "Released, but not its own: seat " + seat));
    }

    private void become(UUID id, @Nullable ReservationStatus from, ReservationStatus to) {
        ReservationStatus before = statuses.put(id, to);
        require(before == from, () -> "Reservation " + id + " went from " + before + " to " + to);
    }

    private void compareWithTables() {
        Map<Integer, UUID> sold = new HashMap<>();
        for (Reservation reservation : town.reservation().tables().all()) {
            require(reservation.status() == statuses.get(reservation.id().value()),
                    () -> reservation.id() + " is " + reservation.status() + ", but was said to be "
                            + statuses.get(reservation.id().value()));
            switch (reservation.status()) {
                case HELD, PAYING, CANCELLING ->
                    require(false, () -> "It never ends: " + reservation.id() + " " + reservation.status());
                case CONFIRMED -> reservation.seats().forEach(seat -> require(sold.put(seat, reservation.id().value()) == null,
                        () -> "Sold twice: seat " + seat));
                case CANCELLED, RELEASED -> {
                }
            }
        }
        require(statuses.size() == town.reservation().tables().all().size(), () -> "Said of reservations that are not there");
        require(owners.equals(sold), () -> "Said to be owned: " + owners + ", sold: " + sold);
        Map<Integer, UUID> claimed = new HashMap<>();
        town.reservation().claims().rows().forEach((seat, claim) -> claimed.put(seat.number(), claim.holder().value()));
        require(claimed.equals(sold), () -> "Claimed: " + claimed + ", sold: " + sold);
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            town.world().violation(otherwise.get());
        }
    }
}
