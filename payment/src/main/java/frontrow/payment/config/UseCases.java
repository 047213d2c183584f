package frontrow.payment.config;

import frontrow.payment.application.ParkUnansweredRefunds;
import frontrow.payment.domain.Payments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases that have something to configure. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    @Bean
    ParkUnansweredRefunds parkUnansweredRefunds(Payments payments, PaymentProperties properties) {
        return new ParkUnansweredRefunds(payments, properties.refundPatience());
    }
}
