package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an OIDC issuer, without the profile {@code demo}. */
class TokensIT {

    private static final String PATH = "/api/things/" + UUID.randomUUID();

    private static TestIssuer issuer;
    private static TestClient service;

    @BeforeAll
    static void start() throws Exception {
        issuer = new TestIssuer();
        service = TestClient.of(TestService.withoutDatabase(), "frontrow.rest.issuer-uri=" + issuer.uri(),
                "frontrow.rest.audience=frontrow", "frontrow.rest.roles-claim=realm_access.roles");
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void takesTokensOfTheIssuerWhateverItsAsymmetricAlgorithm() throws Exception {
        Reply ec = service.get(PATH, issuer.signed(issuer.claims("ada")));
        Reply rsa = service.get(PATH,
                TestIssuer.signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(issuer.rsaKey), issuer.claims("ada").build()));

        assertThat(ec.json().path("userId").asString()).isEqualTo("ada");
        assertThat(ec.json().path("operator").asBoolean()).isFalse();
        assertThat(rsa.status()).isEqualTo(200);
    }

    @Test
    void onlyOperatorsMayOperate() throws Exception {
        String fan = issuer.signed(issuer.claims("ada"));
        String operator = issuer.signed(issuer.claims("eve").claim("realm_access", Map.of("roles", List.of("OPERATOR"))));

        assertThat(service.get("/api/admin/things", fan).status()).isEqualTo(403);
        assertThat(service.get("/api/admin/things", fan).code()).isEqualTo("FORBIDDEN");
        assertThat(service.get("/api/admin/things", operator).json().path("operator").asBoolean()).isTrue();
        assertThat(put("/api/queues/" + UUID.randomUUID(), fan).code()).isEqualTo("FORBIDDEN");
        assertThat(put("/api/queues/" + UUID.randomUUID(), operator).status()).isEqualTo(200);
        assertThat(service.get("/actuator/metrics", fan).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void answersAreNotForFramesSniffersAndCaches() throws Exception {
        Reply answer = service.get(PATH, issuer.signed(issuer.claims("ada")));

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void withoutATokenOnlyTheOpenIsOpen() {
        assertThat(service.get(PATH).code()).isEqualTo("TOKEN_MISSING");
        assertThat(service.get(PATH).status()).isEqualTo(401);
        assertThat(service.get(PATH).header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(service.get("/api/unknown").code()).isEqualTo("TOKEN_MISSING");
        assertThat(service.get("/api/admin/things").code()).isEqualTo("TOKEN_MISSING");
        assertThat(service.get("/actuator/metrics").code()).isEqualTo("TOKEN_MISSING");
        for (String open : List.of("/api/concerts", "/v3/api-docs", "/swagger-ui/index.html", "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness")) {
            assertThat(service.get(open).status()).as(open).isEqualTo(200);
        }
    }

    @Test
    void tellsAnExpiredTokenFromAnInvalidOne() throws Exception {
        String expired = issuer.signed(issuer.claims("ada").expirationTime(TestIssuer.in(-31)));
        String withinSkew = issuer.signed(issuer.claims("ada").expirationTime(TestIssuer.in(-20)));
        String expiredAndForeign = issuer
                .signed(issuer.claims("ada").expirationTime(TestIssuer.in(-31)).issuer("https://evil.example"));

        assertThat(service.get(PATH, expired).code()).isEqualTo("TOKEN_EXPIRED");
        assertThat(service.get(PATH, expired).status()).isEqualTo(401);
        assertThat(service.get(PATH, expired).header("WWW-Authenticate")).contains("invalid_token");
        assertThat(service.get(PATH, withinSkew).status()).isEqualTo(200);
        refuses(expiredAndForeign);
    }

    @Test
    void refusesWhatTheIssuerDidNotSign() throws Exception {
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        String good = issuer.signed(issuer.claims("ada"));
        byte[] publicKey = issuer.rsaKey.toPublicJWK().toRSAPublicKey().getEncoded();

        refuses(TestIssuer.signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(stranger), issuer.claims("ada").build()));
        refuses(TestIssuer.signed(JWSAlgorithm.HS256, "rsa", new MACSigner(publicKey), issuer.claims("ada").build()));
        refuses(TestIssuer.signed(JWSAlgorithm.HS256, "ec", new MACSigner(issuer.ecKey.toPublicJWK().toJSONString()),
                issuer.claims("ada").build()));
        refuses(new PlainJWT(issuer.claims("ada").build()).serialize());
        refuses(good.substring(0, good.lastIndexOf('.') + 1));
        refuses(good.substring(0, good.length() - 4) + "AAAA");
        refuses("garbage");
        refuses("a.b.c");
    }

    @Test
    void refusesTokensForOthers() throws Exception {
        refuses(issuer.signed(issuer.claims("ada").issuer("https://evil.example")));
        refuses(issuer.signed(issuer.claims("ada").audience("another")));
        refuses(issuer.signed(issuer.claims("ada").audience((String) null)));
        refuses(issuer.signed(issuer.claims("ada").expirationTime(null)));
        refuses(issuer.signed(issuer.claims("ada").notBeforeTime(TestIssuer.in(60))));
        refuses(issuer.signed(issuer.claims("ada").subject(null)));
        refuses(ofDemoIssuer());
        refuses(issuer.signed(issuer.claims("ada").issuer(DemoTokens.ISSUER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "x\ny", "'; drop table",
            "0123456789012345678901234567890123456789012345678901234567890123x"})
    void refusesUserIdsThatAreNone(String userId) throws Exception {
        refuses(issuer.signed(issuer.claims(userId)));
    }

    @Test
    void hasNoDemoUsers() {
        Reply answer = service.send(service.json("/api/demo/users", "{\"userId\":\"ada\"}"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        assertThat(service.context().getBeanNamesForType(DemoTokens.class)).isEmpty();
    }

    @Test
    void anIssuerThatIsAwayIsAnOutageAndNoRefusal() throws Exception {
        try (TestClient orphan = TestClient.of(TestService.withoutDatabase(),
                "frontrow.rest.jwk-set-uri=http://127.0.0.1:1/keys")) {
            Reply outage = orphan.get(PATH, issuer.signed(issuer.claims("ada")));

            assertThat(outage.status()).isEqualTo(503);
            assertThat(outage.code()).isEqualTo("UNAVAILABLE");
            assertThat(outage.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void evenTheDemoIssuersOwnKeyDoesNotHelpItsTokens() throws Exception {
        try (TestClient keysOnly = TestClient.of(TestService.withoutDatabase(),
                "frontrow.rest.jwk-set-uri=" + issuer.uri() + "/keys")) {
            assertThat(keysOnly.get(PATH, issuer.signed(issuer.claims("ada").issuer("https://any.example"))).status())
                    .isEqualTo(200);
            assertThat(keysOnly.get(PATH, issuer.signed(issuer.claims("ada").issuer(DemoTokens.ISSUER))).code())
                    .isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void doesNotStartWithoutAnIssuer() {
        assertThatThrownBy(() -> TestService.withoutDatabase().run()).rootCause()
                .hasMessageStartingWith("No token issuer is configured: set frontrow.rest.issuer-uri");
    }

    private static void refuses(String token) {
        Reply refused = service.get(PATH, token);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("TOKEN_INVALID");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }

    private static Reply put(String path, String token) {
        return service.send(TestClient.authorized(service.request(path), token).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    private static String ofDemoIssuer() {
        try (TestClient demo = TestClient.of(TestService.withoutDatabase().profiles("demo"))) {
            return demo.context().getBean(DemoTokens.class).issue("ada", true);
        }
    }
}
