package frontrow.reservation.messaging;

import frontrow.events.Topics;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.DeadlineWatcher.Note;
import frontrow.messaging.ImpossibleEvent;
import frontrow.reservation.application.ReleaseSeats;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches holds run out, from what this service itself has said. */
@Configuration(proxyBeanMethods = false)
class HoldExpiryWatcher {

    @Bean(destroyMethod = "close")
    DeadlineWatcher holdExpiry(DeadlineWatcher.Factory watchers, ReleaseSeats releaseSeats) {
        return watchers.watch(Topics.RESERVATION, "reservation-hold-expiry", HoldExpiryWatcher::read, releaseSeats::expired);
    }

    static Note read(SpecificRecord event) {
        return switch (event) {
            case SeatHeld held -> new Note.Watch(held.getReservationId(), held.getHoldExpiresAt());
            case PaymentRequested requested -> new Note.Settled(requested.getReservationId());
            case SeatReleased released -> new Note.Settled(released.getReservationId());
            case ReservationConfirmed confirmed -> new Note.Settled(confirmed.getReservationId());
            case ConcertScheduled _,CancellationRequested _ -> new Note.Nothing();
            default -> throw new ImpossibleEvent("No handler for events of type " + event.getSchema().getFullName() + ".");
        };
    }
}
