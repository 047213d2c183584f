package frontrow.rest.demo;

import frontrow.rest.RestProperties;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

@Profile("demo")
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
public class DemoAutoConfiguration {

    @Bean
    DemoTokens demoTokens(RestProperties properties) {
        LoggerFactory.getLogger(DemoTokens.class)
                .warn("Profile demo: anybody can get a token for any user. Never use it in production.");
        return new DemoTokens(DemoKey.of(properties.demo().signingKey()), properties, Clock.systemUTC());
    }

    @Bean
    DemoUsersController demoUsersController(DemoTokens tokens) {
        return new DemoUsersController(tokens);
    }
}
