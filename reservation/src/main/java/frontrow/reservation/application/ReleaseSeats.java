package frontrow.reservation.application;

import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import frontrow.reservation.domain.Reservations;
import frontrow.reservation.domain.SeatClaims;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Releases holds whose time is over; the database's clock has the last word. */
@Service
public class ReleaseSeats {

    private final SeatClaims seatClaims;
    private final Reservations reservations;
    private final Outbox outbox;

    public ReleaseSeats(SeatClaims seatClaims, Reservations reservations, Outbox outbox) {
        this.seatClaims = seatClaims;
        this.reservations = reservations;
        this.outbox = outbox;
    }

    /** @return the holds that are not due yet */
    @Transactional
    public List<UUID> expired(Collection<UUID> ids) {
        Instant now = seatClaims.lock(ids.stream().map(ReservationId::new).toList());
        List<Reservation> locked = reservations.lockInIdOrder(ids);
        List<Reservation> runOut = locked.stream().filter(reservation -> reservation.hasRunOut(now)).toList();
        if (!runOut.isEmpty()) {
            runOut.forEach(reservation -> reservation.expire(now));
            seatClaims.free(runOut.stream().map(Reservation::id).toList());
            outbox.append(runOut.stream().map(ReleaseSeats::released).toList());
        }
        return locked.stream().filter(reservation -> reservation.status() == ReservationStatus.HELD)
                .map(reservation -> reservation.id().value()).toList();
    }

    private static Outgoing released(Reservation reservation) {
        return ReservationEvents.seatReleased(reservation, Trace.startNew());
    }

    /**
     * For one whose transaction holds claims already, so it must not wait for others: those of the released holds that somebody else
     * has locked stay, and mean nothing, for their time is over.
     *
     * @return those that were released
     */
    List<Reservation> releaseRunOut(Collection<ReservationId> ids, Instant now) {
        List<Reservation> runOut = reservations.lockInIdOrder(ids.stream().map(ReservationId::value).toList()).stream()
                .filter(reservation -> reservation.hasRunOut(now)).toList();
        if (!runOut.isEmpty()) {
            runOut.forEach(reservation -> reservation.expire(now));
            seatClaims.freeRunOut(runOut.stream().map(Reservation::id).toList());
        }
        return runOut;
    }
}
