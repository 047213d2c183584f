package frontrow.e2e;

import frontrow.analytics.AnalyticsApplication;
import frontrow.payment.PaymentApplication;
import frontrow.queue.QueueApplication;
import frontrow.reservation.ReservationApplication;
import frontrow.wallet.WalletApplication;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of a service beside those of the system under test, for as long as a test needs it. */
record MoreInstance(ConfigurableApplicationContext context) implements AutoCloseable {

    static MoreInstance start(String service, Map<String, Object> properties) {
        String[] arguments = properties.entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new MoreInstance(
                builder(service).profiles("demo").bannerMode(Banner.Mode.OFF).registerShutdownHook(false).run(arguments));
    }

    private static SpringApplicationBuilder builder(String service) {
        return switch (service) {
            case "analytics" -> AnalyticsApplication.builder();
            case "queue" -> QueueApplication.builder();
            case "reservation" -> ReservationApplication.builder();
            case "payment" -> PaymentApplication.builder();
            case "wallet" -> WalletApplication.builder();
            default -> throw new IllegalArgumentException("No service is called " + service);
        };
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
