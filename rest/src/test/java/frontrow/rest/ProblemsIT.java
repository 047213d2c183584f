package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a request, the answer is a problem that says what. */
class ProblemsIT {

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GARBAGE                                    | 400 | BAD_REQUEST
            GET /a b HTTP/1.1\\r\\nHost: x             | 400 | BAD_REQUEST
            GET /a HTTP/1.1                            | 400 | BAD_REQUEST
            GET /a HTTP/9.9\\r\\nHost: x               | 505 | HTTP_VERSION_NOT_SUPPORTED
            GET /api//things HTTP/1.1\\r\\nHost: x     | 400 | BAD_REQUEST
            GET /api/%00 HTTP/1.1\\r\\nHost: x         | 400 | BAD_REQUEST
            GET /api/%2e%2e/x HTTP/1.1\\r\\nHost: x    | 400 | BAD_REQUEST
            TRACE /api/concerts HTTP/1.1\\r\\nHost: x  | 405 | METHOD_NOT_ALLOWED
            POST /api/demo/users HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -1 | 400 | BAD_REQUEST
            """)
    void evenTomcatRefusesWithAProblem(String request, int status, String code) throws IOException {
        assertThat(raw(request.replace("\\r\\n", "\r\n") + "\r\n")).startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json", "\"code\":\"" + code + "\"");
    }

    @Test
    void evenTomcatRefusesHeadersThatAreTooLargeWithAProblem() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(17_000) + "\r\n")).startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json");
    }

    @Test
    void keepsAConnectionForMoreThanAHundredRequests() throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            byte[] request = "HEAD /api/concerts HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            for (int number = 1; number <= 150; number++) {
                connection.getOutputStream().write(request);
                assertThat(readHead(connection)).as("answer " + number).startsWith("HTTP/1.1 200")
                        .doesNotContain("Connection: close");
            }
        }
    }

    private static String readHead(Socket connection) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = connection.getInputStream().read();
            if (read < 0) {
                break;
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private static String raw(String head) throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            connection.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            connection.setSoTimeout(5_000);
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Reply get(String path) {
        return service.get(path, token);
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
