package frontrow.payment.messaging;

import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.EventHandler;
import frontrow.payment.application.AdvancePayments;
import frontrow.payment.application.FailOverduePayments;
import frontrow.payment.application.ParkUnansweredRefunds;
import frontrow.payment.config.PaymentProperties;
import java.time.Duration;
import java.util.List;

/** The real listeners and deadlines without Kafka. */
public final class PaymentIntake {

    private PaymentIntake() {}

    public static EventHandler reservations(AdvancePayments advance) {
        EventHandler[] handler = new EventHandler[1];
        new ReservationEventsListener((records, handles) -> handler[0] = handles, advance).on(List.of());
        return handler[0];
    }

    public static EventHandler wallets(AdvancePayments advance) {
        EventHandler[] handler = new EventHandler[1];
        new WalletEventsListener((records, handles) -> handler[0] = handles, advance).on(List.of());
        return handler[0];
    }

    public static DeadlineWatcher debitDeadlines(DeadlineWatcher.Factory watchers, FailOverduePayments failOverdue) {
        return new PaymentDeadlines().debitDeadlines(watchers, failOverdue);
    }

    public static DeadlineWatcher refundDeadlines(DeadlineWatcher.Factory watchers, ParkUnansweredRefunds park,
            Duration refundPatience) {
        return new PaymentDeadlines().refundDeadlines(watchers, park, new PaymentProperties(refundPatience, 1));
    }
}
