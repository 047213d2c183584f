package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in issuer, in two services of one process. */
class DemoIT {

    private static final String PATH = "/api/things/" + UUID.randomUUID();

    private static TestClient one;
    private static TestClient other;

    @BeforeAll
    static void start() {
        one = TestClient.of(TestService.withoutDatabase().profiles("demo"));
        other = TestClient.of(TestService.withoutDatabase().profiles("demo"));
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void aDemoUserIsKnownToAllServicesOfTheProcess() {
        Reply created = users("{\"userId\":\"ada.l@example-1_x\"}");
        String token = created.json().path("accessToken").asString();

        assertThat(created.status()).isEqualTo(201);
        assertThat(one.get(PATH, token).json().path("userId").asString()).isEqualTo("ada.l@example-1_x");
        assertThat(other.get(PATH, token).json().path("operator").asBoolean()).isFalse();
        assertThat(other.get("/api/admin/things", token).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aDemoUserCanBeAnOperator() {
        String token = users("{\"userId\":\"eve\",\"roles\":[\"OPERATOR\"]}").json().path("accessToken").asString();

        assertThat(other.get("/api/admin/things", token).json().path("operator").asBoolean()).isTrue();
        assertThat(one.get("/api/admin/things", one.context().getBean(DemoTokens.class).issue("eve", true)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"userId\":\"\"}", "{\"userId\":\"a b\"}", "{\"userId\":\"ä\"}", "{\"userId\":\"ada\\n\"}",
            "{\"userId\":\"0123456789012345678901234567890123456789012345678901234567890123x\"}",
            "{\"userId\":\"ada\",\"roles\":[null]}"})
    void refusesUsersThatAreNone(String body) {
        assertThat(users(body).status()).isEqualTo(400);
        assertThat(users(body).code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void refusesARoleThatIsNone() {
        assertThat(users("{\"userId\":\"ada\",\"roles\":[\"ADMIN\"]}").status()).isEqualTo(400);
    }

    @Test
    void servicesOfDifferentProcessesShareAConfiguredKey() throws Exception {
        String key = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        try (TestClient first = TestClient.of(TestService.withoutDatabase().profiles("demo"),
                "frontrow.rest.demo.signing-key=" + key);
                TestClient second = TestClient.of(TestService.withoutDatabase().profiles("demo"),
                        "frontrow.rest.demo.signing-key=" + key)) {
            String token = first.context().getBean(DemoTokens.class).issue("ada", false);

            assertThat(second.get(PATH, token).status()).isEqualTo(200);
            assertThat(one.get(PATH, token).code()).isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void doesNotStartWithAKeyThatIsNone() {
        assertThatThrownBy(
                () -> TestService.withoutDatabase().profiles("demo").properties("frontrow.rest.demo.signing-key={}").run())
                .rootCause().satisfies(cause -> assertThat(String.valueOf(cause.getMessage())).isNotBlank());
    }

    /** Or a token for anybody would count where tokens of a real issuer do. */
    @ParameterizedTest
    @ValueSource(strings = {"frontrow.rest.issuer-uri=https://issuer.example",
            "frontrow.rest.jwk-set-uri=https://issuer.example/keys"})
    void doesNotStartBesideARealIssuer(String setting) {
        assertThatThrownBy(() -> TestService.withoutDatabase().profiles("demo").properties(setting).run()).rootCause()
                .hasMessageStartingWith("The profile `demo` gives a token for any user to anybody");
    }

    @Test
    void hasNoIdempotencyWithoutADatabase() {
        assertThat(one.context().getBeanNamesForType(IdempotentPost.Factory.class)).isEmpty();
    }

    private static Reply users(String body) {
        return one.send(one.json("/api/demo/users", body));
    }
}
