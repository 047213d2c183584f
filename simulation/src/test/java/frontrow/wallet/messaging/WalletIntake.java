package frontrow.wallet.messaging;

import frontrow.messaging.EventHandler;
import frontrow.wallet.application.SettleDebits;
import java.util.List;

/** The real listener without Kafka. */
public final class WalletIntake {

    private WalletIntake() {}

    public static EventHandler payments(SettleDebits settleDebits) {
        EventHandler[] handler = new EventHandler[1];
        new PaymentEventsListener((records, handles) -> handler[0] = handles, settleDebits).on(List.of());
        return handler[0];
    }
}
