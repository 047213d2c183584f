package frontrow.rest.shutdown;

import frontrow.rest.RestProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/** Before the web server stops in its own way. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
public class ShutdownAutoConfiguration {

    @Bean
    ConnectionDrain connectionDrain(ServletWebServerApplicationContext context, RestProperties properties) {
        return new ConnectionDrain(context::getWebServer, properties.limits().drainMax());
    }
}
