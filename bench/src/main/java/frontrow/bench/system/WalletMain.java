package frontrow.bench.system;

import frontrow.wallet.WalletApplication;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The wallet service alone; says {@code READY} and its port, and ends with its standard input. */
final class WalletMain {

    private WalletMain() {}

    static void main(String[] arguments) throws IOException {
        ConfigurableApplicationContext wallet = WalletApplication.builder().profiles("demo").bannerMode(Banner.Mode.OFF)
                .run(arguments);
        System.out.println("READY " + wallet.getEnvironment().getRequiredProperty("local.server.port"));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(SpringApplication.exit(wallet));
    }
}
