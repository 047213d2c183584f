package frontrow.payment;

import frontrow.payment.config.PaymentProperties;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@SpringBootApplication
@EnableConfigurationProperties(PaymentProperties.class)
public class PaymentApplication {

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(PaymentApplication.class).properties("spring.config.name=payment");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
