package frontrow.rest.rates;

import frontrow.rest.RestProperties;
import frontrow.rest.problems.ProblemAutoConfiguration;
import frontrow.rest.problems.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The limit by address stands before everything else; the one by user is part of the security chain. */
@AutoConfiguration(after = ProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
public class RatesAutoConfiguration {

    @Bean
    FilterRegistrationBean<AddressRateFilter> addressRateFilter(RestProperties properties, ProblemWriter problems) {
        FilterRegistrationBean<AddressRateFilter> registration = new FilterRegistrationBean<>(
                new AddressRateFilter(properties.rates(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5); // the metrics of requests are before it and count the refused, too
        return registration;
    }
}
