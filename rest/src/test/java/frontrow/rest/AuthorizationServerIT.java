package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.servers.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of a real authorization server, Spring's, that is found by its issuer's address alone. */
class AuthorizationServerIT {

    private static final String PATH = "/api/things/" + UUID.randomUUID();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port = LoopbackPorts.free();
    private ConfigurableApplicationContext issuer = start(port);
    private TestClient service;

    /** The audience is what a client asks for as a scope; whoever may ask for the scope of operators is one. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Issuer {

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                boolean ours = context.getAuthorizedScopes().contains("buy");
                context.getClaims().audience(List.of(ours ? "frontrow" : "another"));
                context.getClaims().claim("roles",
                        context.getAuthorizedScopes().contains("operate") ? List.of("OPERATOR") : List.of());
            };
        }
    }

    private static ConfigurableApplicationContext start(int port) {
        String ada = "spring.security.oauth2.authorizationserver.client.ada.";
        return new SpringApplicationBuilder(Issuer.class).properties("spring.config.name=issuer", "server.port=" + port,
                "server.address=127.0.0.1", "spring.jmx.enabled=false",
                "spring.autoconfigure.exclude=frontrow.rest.demo.DemoAutoConfiguration,"
                        + "frontrow.rest.idempotency.IdempotencyAutoConfiguration,frontrow.rest.limits.LimitsAutoConfiguration,"
                        + "frontrow.rest.openapi.OpenApiAutoConfiguration,frontrow.rest.problems.ProblemAutoConfiguration,"
                        + "frontrow.rest.rates.RatesAutoConfiguration,frontrow.rest.security.RestSecurityAutoConfiguration,"
                        + "frontrow.rest.shutdown.ShutdownAutoConfiguration,"
                        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                        + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "spring.security.oauth2.authorizationserver.issuer=http://127.0.0.1:" + port,
                ada + "registration.client-id=ada", ada + "registration.client-secret={noop}secret",
                ada + "registration.client-authentication-methods=client_secret_basic",
                ada + "registration.authorization-grant-types=client_credentials",
                ada + "registration.scopes=buy,operate,elsewhere", ada + "token.access-token-time-to-live=5s").run();
    }

    @BeforeEach
    void startService() {
        service = TestClient.of(TestService.withoutDatabase(), "frontrow.rest.issuer-uri=http://127.0.0.1:" + port,
                "frontrow.rest.audience=frontrow", "frontrow.rest.clock-skew=0s");
    }

    @AfterEach
    void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void aFanAndAnOperatorAreWhoTheServerSaysAndForeignTokensAreNobodys() throws Exception {
        assertThat(service.get(PATH, token("buy")).json().path("userId").asString()).isEqualTo("ada");
        assertThat(service.get("/api/admin/things", token("buy")).code()).isEqualTo("FORBIDDEN");
        assertThat(service.get("/api/admin/things", token("buy operate")).status()).isEqualTo(200);
        assertThat(service.get(PATH, token("elsewhere")).code()).isEqualTo("TOKEN_INVALID");
    }

    @Test
    void aTokenEndsWithItsTime() throws Exception {
        String token = token("buy");
        assertThat(service.get(PATH, token).status()).isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.get(PATH, token).code()).isEqualTo("TOKEN_EXPIRED"));
    }

    @Test
    void theServerMayChangeItsKeys() throws Exception {
        assertThat(service.get(PATH, token("buy")).status()).isEqualTo(200);

        issuer.close();
        issuer = start(port); // It makes new keys at each start.

        assertThat(service.get(PATH, token("buy")).status()).isEqualTo(200);
    }

    private String token(String scope) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope.replace(" ", "%20"))).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body()).required("access_token")
                    .asString();
        }
    }
}
