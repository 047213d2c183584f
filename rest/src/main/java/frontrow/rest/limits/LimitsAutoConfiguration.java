package frontrow.rest.limits;

import frontrow.rest.RestProperties;
import frontrow.rest.problems.ProblemAutoConfiguration;
import frontrow.rest.problems.ProblemWriter;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Every request has a size and a time that it cannot exceed. */
@AutoConfiguration(after = ProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
public class LimitsAutoConfiguration {

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(RestProperties properties, ProblemWriter problems) {
        FilterRegistrationBean<BodyLimitFilter> registration = new FilterRegistrationBean<>(
                new BodyLimitFilter(properties.limits().bodySizeMax().toBytes(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ConcreteTypeFilter> concreteTypeFilter(ProblemWriter problems) {
        FilterRegistrationBean<ConcreteTypeFilter> registration = new FilterRegistrationBean<>(new ConcreteTypeFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
        return registration;
    }

    @Bean
    JsonFactoryBuilderCustomizer jsonLimits(RestProperties properties) {
        return factory -> StrictJson.limit(factory, properties.limits());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::beStrict;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> limitsOfTomcat(RestProperties properties) {
        return factory -> factory.addConnectorCustomizers(connector -> limit(connector, properties.limits()));
    }

    private static void limit(Connector connector, RestProperties.Limits limits) {
        int bodyBytesMax = Math.toIntExact(limits.bodySizeMax().toBytes());
        connector.setMaxPostSize(bodyBytesMax);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxHttpRequestHeaderSize(Math.toIntExact(limits.headerSizeMax().toBytes()));
            http.setMaxSwallowSize(bodyBytesMax);
            http.setConnectionTimeout(Math.toIntExact(limits.connectionTimeout().toMillis()));
            http.setKeepAliveTimeout(Math.toIntExact(limits.keepAliveTimeout().toMillis()));
            http.setMaxConnections(limits.connectionsMax());
            http.setAcceptCount(limits.connectsQueuedMax());
            http.setProcessorCache(limits.processorsKept());
            // Tomcat's default of 100 makes every busy client reconnect all the time.
            http.setMaxKeepAliveRequests(-1);
        }
    }
}
