package frontrow.wallet;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

@SpringBootApplication
public class WalletApplication {

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(WalletApplication.class).properties("spring.config.name=wallet");
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
