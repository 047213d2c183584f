package frontrow.bench.system;

import frontrow.analytics.AnalyticsApplication;
import frontrow.wallet.WalletApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One service alone; says {@code READY} and its port, and ends with its standard input. */
final class ServiceMain {

    private ServiceMain() {}

    /** @param arguments the service's name, then Spring's */
    static void main(String[] arguments) throws IOException {
        ConfigurableApplicationContext service = builder(arguments[0]).profiles("demo").bannerMode(Banner.Mode.OFF)
                .run(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        System.out.println("READY " + service.getEnvironment().getRequiredProperty("local.server.port"));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(SpringApplication.exit(service));
    }

    private static SpringApplicationBuilder builder(String name) {
        return switch (name) {
            case "wallet" -> WalletApplication.builder();
            case "analytics" -> AnalyticsApplication.builder();
            default -> throw new IllegalArgumentException("No service that can be measured alone is called " + name);
        };
    }
}
