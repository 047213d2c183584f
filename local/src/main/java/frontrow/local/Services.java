package frontrow.local;

import frontrow.payment.PaymentApplication;
import frontrow.queue.QueueApplication;
import frontrow.reservation.ReservationApplication;
import frontrow.wallet.WalletApplication;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services of the system. */
final class Services {

    static final List<String> NAMES = List.of("queue", "reservation", "payment", "wallet");

    private Services() {}

    static SpringApplicationBuilder builder(String name) {
        return switch (name) {
            case "queue" -> QueueApplication.builder();
            case "reservation" -> ReservationApplication.builder();
            case "payment" -> PaymentApplication.builder();
            case "wallet" -> WalletApplication.builder();
            default -> throw new IllegalArgumentException("No service is called " + name);
        };
    }
}
