package frontrow.rest.security;

import frontrow.rest.RestProperties;
import frontrow.rest.demo.DemoTokens;
import frontrow.rest.problems.ProblemAutoConfiguration;
import frontrow.rest.problems.ProblemWriter;
import frontrow.rest.rates.UserRateFilter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stateless, by bearer token; closed unless said otherwise. */
@AutoConfiguration(after = ProblemAutoConfiguration.class, before = {ServletWebSecurityAutoConfiguration.class,
        OAuth2ResourceServerAutoConfiguration.class, OAuth2ResourceServerWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
public class RestSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(RestProperties properties, ObjectProvider<DemoTokens> demo) {
        return Decoders.of(properties, demo.getIfAvailable());
    }

    /** A span and a timer around each filter cost more than the filters; the request as a whole is observed. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain restSecurity(HttpSecurity http, RestProperties properties, ProblemWriter problems) {
        // Once it is clear who asks, and before that costs anything.
        http.addFilterBefore(new UserRateFilter(properties.rates(), problems), AuthorizationFilter.class);
        http.addFilterBefore(new LogIds(new Pseudonyms(properties.logKey())), ExceptionTranslationFilter.class);
        http.addFilterBefore(new OperatorActs(), ExceptionTranslationFilter.class);
        TokenRefusals refusals = new TokenRefusals(problems);
        return http.csrf(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> authorize(requests, properties))
                .oauth2ResourceServer(tokens -> tokens.authenticationEntryPoint(refusals).accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new RolesConverter(properties))))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals)).build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            RestProperties properties) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
        properties.openPaths().forEach(path -> requests.requestMatchers(HttpMethod.GET, path).permitAll());
        requests.requestMatchers(HttpMethod.GET, "/api/concerts").permitAll().requestMatchers(HttpMethod.HEAD, "/api/concerts")
                .permitAll()
                // Only the profile `demo` has a handler there; without it the answer is 404.
                .requestMatchers(HttpMethod.POST, "/api/demo/users").permitAll().requestMatchers("/api/admin/**")
                .hasAuthority(RolesConverter.OPERATOR).requestMatchers(HttpMethod.PUT, "/api/queues/*")
                .hasAuthority(RolesConverter.OPERATOR).requestMatchers("/api/**").authenticated()
                .requestMatchers("/actuator/health", "/actuator/health/**").permitAll()
                .requestMatchers("/actuator", "/actuator/**")
                .hasAuthority(RolesConverter.OPERATOR)
                // Pages, Swagger UI and what is not there at all.
                .anyRequest().permitAll();
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }
}
