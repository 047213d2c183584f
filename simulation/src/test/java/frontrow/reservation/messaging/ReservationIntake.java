package frontrow.reservation.messaging;

import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.Delivered;
import frontrow.messaging.EventHandler;
import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.application.PaymentWaiters;
import frontrow.reservation.application.ReleaseSeats;
import frontrow.reservation.application.SettleReservations;
import java.util.List;
import java.util.function.Consumer;

/** The real listener, followers and deadlines without Kafka. */
public final class ReservationIntake {

    private ReservationIntake() {}

    public static EventHandler payments(SettleReservations settle, PaymentWaiters waiters) {
        EventHandler[] handler = new EventHandler[1];
        new PaymentEventsListener((records, handles) -> handler[0] = handles, settle, waiters).on(List.of());
        return handler[0];
    }

    public static DeadlineWatcher holdExpiry(DeadlineWatcher.Factory watchers, ReleaseSeats releaseSeats) {
        return new HoldExpiryWatcher().holdExpiry(watchers, releaseSeats);
    }

    public static Consumer<Delivered> passEnds(EndedPasses endedPasses) {
        return new PassEnds(endedPasses)::on;
    }

    public static Consumer<Delivered> outcomes(PaymentWaiters waiters, EndedPasses endedPasses) {
        return new Outcomes(waiters, endedPasses)::on;
    }
}
