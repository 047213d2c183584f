package frontrow.reservation.config;

import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.application.PayReservation.PaymentTerms;
import frontrow.reservation.application.PaymentWaiters;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReservationProperties.class)
class ReservationConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PaymentTerms paymentTerms(ReservationProperties properties) {
        return new PaymentTerms(properties.paymentDuration());
    }

    @Bean
    EndedPasses endedPasses(Clock clock, ReservationProperties properties) {
        return new EndedPasses(clock, properties.passLifetimeMax(), properties.endedPassesMax());
    }

    @Bean
    PaymentWaiters paymentWaiters(ReservationProperties properties) {
        return new PaymentWaiters(properties.paymentWaitersMax());
    }
}
