package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body is taken at its word, or refused with the field that is wrong. */
class BodiesIT {

    private static final String GOOD = "{\"name\":\"chair\",\"amount\":1}";

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
    void aGoodRequestIsTaken() {
        assertThat(post(GOOD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "NONE", textBlock = """
            NONE                                                  | MALFORMED_JSON
            {                                                     | MALFORMED_JSON
            null                                                  | MALFORMED_JSON
            [1]                                                   | MALFORMED_JSON
            "text"                                                | MALFORMED_JSON
            {"name":"x","amount":1} {}                            | MALFORMED_JSON
            {"name":"x","amount":1,"amount":2}                    | MALFORMED_JSON
            {"name":"x","amount":01}                              | MALFORMED_JSON
            {"name":"x","amount":NaN}                             | MALFORMED_JSON
            {"name":"x","amount":1234567890123456789012345678901234567890123456789} | MALFORMED_JSON
            {'name':'x','amount':1}                               | MALFORMED_JSON
            {"name":"x","amount":"1"}                             | INVALID_BODY
            {"name":"x","amount":""}                              | INVALID_BODY
            {"name":"x","amount":1.0}                             | INVALID_BODY
            {"name":"x","amount":1e3}                             | INVALID_BODY
            {"name":"x","amount":true}                            | INVALID_BODY
            {"name":"x","amount":null}                            | INVALID_BODY
            {"name":"x","amount":[1]}                             | INVALID_BODY
            {"name":"x"}                                          | INVALID_BODY
            {"name":"x","amount":99999999999999999999}            | INVALID_BODY
            {"name":"x","amount":1,"unknown":2}                   | INVALID_BODY
            {"name":5,"amount":1}                                 | INVALID_BODY
            {"name":false,"amount":1}                             | INVALID_BODY
            {"name":{},"amount":1}                                | INVALID_BODY
            {"name":"a\\u0000b","amount":1}                       | INVALID_BODY
            {"name":"\\ud800","amount":1}                         | INVALID_BODY
            {"name":"x","amount":1,"id":"z"}                      | INVALID_BODY
            {"name":"x","amount":1,"id":""}                       | INVALID_BODY
            {"name":"x","amount":1,"id":7}                        | INVALID_BODY
            {"name":"x","amount":1,"loud":"true"}                 | INVALID_BODY
            {"name":"x","amount":1,"loud":1}                      | INVALID_BODY
            {"name":"x","amount":1,"seats":["1"]}                 | INVALID_BODY
            {"name":"x","amount":1,"seats":[1.5]}                 | INVALID_BODY
            {"name":"x","amount":1,"seats":7}                     | INVALID_BODY
            {"name":"x","amount":1,"at":1700000000}               | INVALID_BODY
            {"name":"x","amount":1,"at":"tomorrow"}               | INVALID_BODY
            {"name":"x","amount":1,"at":"+99999-01-01T00:00:00Z"} | INVALID_BODY
            {"amount":1}                                          | VALIDATION_FAILED
            {"name":"x","amount":0}                               | VALIDATION_FAILED
            {"name":"x","amount":-1}                              | VALIDATION_FAILED
            {"name":"x","amount":1,"seats":[null]}                | VALIDATION_FAILED
            """)
    void refusesABodyThatIsNotWhatItSays(String body, String code) {
        Reply refused = post(body == null ? "" : body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.code()).as(refused.body()).isEqualTo(code);
        assertThat(refused.json().path("instance").asString()).isEqualTo("/api/things");
        assertThat(refused.body()).doesNotContain("frontrow.rest", "tools.jackson", "java.lang");
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        Reply notValid = post("{\"amount\":0}");
        Reply nested = post("{\"name\":\"x\",\"amount\":1,\"inner\":{\"name\":\"y\",\"amount\":1,\"seats\":[1,\"2\"]}}");

        assertThat(notValid.json().path("errors").findValuesAsString("field")).containsExactlyInAnyOrder("name", "amount");
        assertThat(nested.json().path("errors").findValuesAsString("field")).containsExactly("inner.seats[1]");
    }

    @Test
    void refusesNestingThatIsTooDeep() {
        assertThat(post("{\"inner\":".repeat(40) + "{}" + "}".repeat(40)).code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        byte[] latin1 = "{\"name\":\"\u00e9\",\"amount\":1}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(send(json().POST(HttpRequest.BodyPublishers.ofByteArray(latin1))).code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void refusesABodyThatIsTooLargeAnnouncedOrNot() {
        byte[] tooLarge = "{\"name\":\"%s\",\"amount\":1}".formatted("x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
        byte[] largest = "{\"name\":\"%s\",\"amount\":1}".formatted("x".repeat(65_536 - 22)).getBytes(StandardCharsets.UTF_8);

        Reply announced = send(json().POST(HttpRequest.BodyPublishers.ofByteArray(tooLarge)));
        Reply chunked = send(json().POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(largest).hasSize(65_536);
        assertThat(send(json().POST(HttpRequest.BodyPublishers.ofByteArray(largest))).status()).isEqualTo(200);
        assertThat(send(json().POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(largest)))).status())
                .isEqualTo(200);
    }

    private static HttpRequest.Builder json() {
        return service.request("/api/things").header("Content-Type", "application/json");
    }

    private static Reply post(String body) {
        return send(json().POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static Reply send(HttpRequest.Builder request) {
        return service.send(TestClient.authorized(request, token));
    }
}
