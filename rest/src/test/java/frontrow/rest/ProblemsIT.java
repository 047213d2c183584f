package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** Whatever is wrong with a request, the answer is a problem that says what. */
class ProblemsIT {

    private static TestClient service;
    private static String token;

    @BeforeAll
    static void start() {
        service = TestClient.of(TestService.withoutDatabase().profiles("demo"));
        token = service.context().getBean(DemoTokens.class).issue("ada", false);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void refusesWhatIsNotServed() {
        assertThat(get("/api/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(service.get("/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(service.get("/error").code()).isEqualTo("NOT_FOUND");
        assertThat(get("/api/failures/missing").code()).isEqualTo("THING_NOT_FOUND");
        assertThat(get("/api/things/1").code()).isEqualTo("INVALID_PARAMETER");
        assertThat(get("/api/things/" + UUID.randomUUID() + "?limit=many").code()).isEqualTo("INVALID_PARAMETER");
        assertThat(get("/api/things/" + UUID.randomUUID() + "?limit=201").code()).isEqualTo("VALIDATION_FAILED");
        assertThat(get("/api/things").status()).isEqualTo(405);
        assertThat(get("/api/things").code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(get("/api/things").header("Allow")).isEqualTo("POST");
    }

    @Test
    void refusesMediaTypesItDoesNotSpeak() {
        Reply text = send(service.request("/api/things").header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        Reply unacceptable = service.send(service.request("/api/concerts").header("Accept", "text/plain"));

        assertThat(text.status()).isEqualTo(415);
        assertThat(text.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(unacceptable.status()).isEqualTo(406);
        assertThat(unacceptable.code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?=", "?%ff=%ff", "?limit=%ff"})
    void aQueryThatMakesNoSenseIsNoFaultOfOurs(String query) {
        Reply refused = get("/api/things/" + UUID.randomUUID() + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/*", "*/*", "application/*+json"})
    void aContentTypeWithAWildcardIsNoFaultOfOurs(String type) {
        Reply refused = send(
                service.request("/api/things").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aProblemsOwnMembersCannotBeReplaced() {
        Problem problem = Problem.of(HttpStatus.CONFLICT, "NOT_PAYABLE", "It is not.");

        for (String own : List.of("type", "title", "status", "detail", "instance", "code")) {
            assertThatIllegalArgumentException().isThrownBy(() -> problem.with(own, "HELD"));
        }
    }

    @Test
    void tellsNothingOfWhatBrokeButTheTrace() {
        Reply broken = send(service.request("/api/failures/broken").header("traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(broken.body()).doesNotContain("secret", "Exception");
        assertThat(broken.json().path("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void saysWhenToComeBackAfterAnOutage() {
        Reply outage = get("/api/failures/outage");

        assertThat(outage.status()).isEqualTo(503);
        assertThat(outage.code()).isEqualTo("UNAVAILABLE");
        assertThat(outage.header("Retry-After")).isEqualTo("1");
        assertThat(outage.body()).doesNotContain("secret");
    }

    private static Reply get(String path) {
        return service.get(path, token);
    }

    private static Reply send(HttpRequest.Builder request) {
        return service.send(TestClient.authorized(request, token));
    }
}
