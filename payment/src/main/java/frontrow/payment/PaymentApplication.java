package frontrow.payment;

import frontrow.payment.config.PaymentProperties;
import frontrow.rest.idempotency.IdempotencyAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The payment service. It needs no idempotency keys: what is posted here is idempotent by itself. */
@SpringBootApplication(exclude = IdempotencyAutoConfiguration.class)
@EnableConfigurationProperties(PaymentProperties.class)
public class PaymentApplication {

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(PaymentApplication.class).properties("spring.config.name=payment");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
