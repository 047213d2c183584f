package frontrow.local;

import frontrow.analytics.AnalyticsApplication;
import frontrow.payment.PaymentApplication;
import frontrow.queue.QueueApplication;
import frontrow.reservation.ReservationApplication;
import frontrow.wallet.WalletApplication;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services of the system. */
final class Services {

    /** Those that sell seats. */
    static final List<String> SELLING = List.of("queue", "reservation", "payment", "wallet");
    /** Those and the one that counts what they say. */
    static final List<String> ALL = List.of("queue", "reservation", "payment", "wallet", "analytics");

    private Services() {}

    static SpringApplicationBuilder builder(String name) {
        return switch (name) {
            case "analytics" -> AnalyticsApplication.builder();
            case "queue" -> QueueApplication.builder();
            case "reservation" -> ReservationApplication.builder();
            case "payment" -> PaymentApplication.builder();
            case "wallet" -> WalletApplication.builder();
            default -> throw new IllegalArgumentException("No service is called " + name);
        };
    }
}
