package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.servers.Servers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT {

    private static TestClient service;
    private static JsonNode api;

    @BeforeAll
    static void start() {
        service = TestClient.of(TestService.builder(Purchases.class).profiles("demo")
                .properties(Servers.shared().springProperties("rest", "rest_openapi"))
                .properties("spring.flyway.locations=classpath:db/rest,classpath:db/resttest"));
        api = service.get("/v3/api-docs").json();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyOperationTellsItsProblems() {
        assertThat(api.path("paths")).isNotEmpty();
        api.path("paths").forEach(path -> path.forEach(operation -> {
            JsonNode responses = operation.path("responses");
            for (String status : List.of("400", "404", "429", "500", "503")) {
                assertThat(responses.path(status).path("content").path("application/problem+json").path("schema").path("$ref")
                        .asString())
                        .as(operation.path("operationId") + " " + status).isEqualTo("#/components/schemas/Problem");
            }
        }));
        assertThat(api.at("/components/schemas/Problem/properties/code").isMissingNode()).isFalse();
        assertThat(api.at("/paths/~1api~1admin~1things/get/responses/403").isMissingNode()).isFalse();
        assertThat(api.at("/paths/~1api~1things/post/responses/413").isMissingNode()).isFalse();
    }

    @Test
    void tokensAreBearerTokens() {
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/security/0/bearer").isArray()).isTrue();
        assertThat(api.at("/paths/~1api~1demo~1users/post/responses/401").isMissingNode()).isTrue();
    }

    @Test
    void callersAndServletRequestsAreNoParameters() {
        JsonNode parameters = api.at("/paths/~1api~1things~1{id}/get/parameters");

        assertThat(parameters.findValuesAsString("name")).containsExactlyInAnyOrder("id", "limit");
        assertThat(api.at("/components/schemas/Caller").isMissingNode()).isTrue();
    }

    @Test
    void idempotentPostsNeedTheirKey() {
        JsonNode buy = api.at("/paths/~1api~1purchases/post");

        assertThat(buy.path("parameters").findValuesAsString("name")).containsExactly("Idempotency-Key");
        assertThat(buy.at("/parameters/0/required").asBoolean()).isTrue();
        assertThat(buy.at("/responses/422").isMissingNode()).isFalse();
        assertThat(api.at("/paths/~1api~1things/post/parameters").isMissingNode()).isTrue();
    }

    @Test
    void swaggerUiIsServedWithAllItNeeds() {
        assertThat(service.get("/swagger-ui.html").status()).isEqualTo(302);
        assertThat(service.get("/swagger-ui.html").header("Location")).endsWith("/swagger-ui/index.html");
        assertThat(service.get("/swagger-ui/index.html").body()).contains("swagger-ui-bundle.js");
        assertThat(service.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(service.get("/swagger-ui/swagger-ui.css").status()).isEqualTo(200);
        assertThat(service.get("/swagger-ui/swagger-initializer.js").body()).contains("/v3/api-docs/swagger-config");
        assertThat(service.get("/v3/api-docs/swagger-config").json().path("url").asString()).isEqualTo("/v3/api-docs");
    }
}
