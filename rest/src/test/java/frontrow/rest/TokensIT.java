package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
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

    private static HttpServer issuer;
    private static String issuerUri;
    private static ECKey ecKey;
    private static RSAKey rsaKey;
    private static TestClient service;

    @BeforeAll
    static void start() throws Exception {
        ecKey = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        rsaKey = new RSAKeyGenerator(2048).keyID("rsa").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuerUri = "http://127.0.0.1:" + issuer.getAddress().getPort();
        serve("/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuerUri, issuerUri));
        serve("/keys", new JWKSet(List.of(ecKey.toPublicJWK(), rsaKey.toPublicJWK())).toString());
        issuer.start();
        service = TestClient.of(TestService.withoutDatabase(), "frontrow.rest.issuer-uri=" + issuerUri,
                "frontrow.rest.audience=frontrow",
                "frontrow.rest.roles-claim=realm_access.roles");
    }

    private static void serve(String path, String json) {
        issuer.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.stop(0);
    }

    @Test
    void takesTokensOfTheIssuerWhateverItsAsymmetricAlgorithm() throws Exception {
        Reply ec = service.get(PATH, signed(claims("ada")));
        Reply rsa = service.get(PATH, signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsaKey), claims("ada").build()));

        assertThat(ec.json().path("userId").asString()).isEqualTo("ada");
        assertThat(ec.json().path("operator").asBoolean()).isFalse();
        assertThat(rsa.status()).isEqualTo(200);
    }

    @Test
    void onlyOperatorsMayOperate() throws Exception {
        String fan = signed(claims("ada"));
        String operator = signed(claims("eve").claim("realm_access", Map.of("roles", List.of("OPERATOR"))));

        assertThat(service.get("/api/admin/things", fan).status()).isEqualTo(403);
        assertThat(service.get("/api/admin/things", fan).code()).isEqualTo("FORBIDDEN");
        assertThat(service.get("/api/admin/things", operator).json().path("operator").asBoolean()).isTrue();
        assertThat(put("/api/queues/" + UUID.randomUUID(), fan).code()).isEqualTo("FORBIDDEN");
        assertThat(put("/api/queues/" + UUID.randomUUID(), operator).status()).isEqualTo(200);
        assertThat(service.get("/actuator/metrics", fan).code()).isEqualTo("FORBIDDEN");
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
        String expired = signed(claims("ada").expirationTime(in(-31)));
        String withinSkew = signed(claims("ada").expirationTime(in(-20)));
        String expiredAndForeign = signed(claims("ada").expirationTime(in(-31)).issuer("https://evil.example"));

        assertThat(service.get(PATH, expired).code()).isEqualTo("TOKEN_EXPIRED");
        assertThat(service.get(PATH, expired).status()).isEqualTo(401);
        assertThat(service.get(PATH, expired).header("WWW-Authenticate")).contains("invalid_token");
        assertThat(service.get(PATH, withinSkew).status()).isEqualTo(200);
        refuses(expiredAndForeign);
    }

    @Test
    void refusesWhatTheIssuerDidNotSign() throws Exception {
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        String good = signed(claims("ada"));
        byte[] publicKey = rsaKey.toPublicJWK().toRSAPublicKey().getEncoded();

        refuses(signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(stranger), claims("ada").build()));
        refuses(signed(JWSAlgorithm.HS256, "rsa", new MACSigner(publicKey), claims("ada").build()));
        refuses(signed(JWSAlgorithm.HS256, "ec", new MACSigner(ecKey.toPublicJWK().toJSONString()), claims("ada").build()));
        refuses(new PlainJWT(claims("ada").build()).serialize());
        refuses(good.substring(0, good.lastIndexOf('.') + 1));
        refuses(good.substring(0, good.length() - 4) + "AAAA");
        refuses("garbage");
        refuses("a.b.c");
    }

    @Test
    void refusesTokensForOthers() throws Exception {
        refuses(signed(claims("ada").issuer("https://evil.example")));
        refuses(signed(claims("ada").audience("another")));
        refuses(signed(claims("ada").audience((String) null)));
        refuses(signed(claims("ada").expirationTime(null)));
        refuses(signed(claims("ada").notBeforeTime(in(60))));
        refuses(signed(claims("ada").subject(null)));
        refuses(ofDemoIssuer());
        refuses(signed(claims("ada").issuer(DemoTokens.ISSUER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "x\ny", "'; drop table",
            "0123456789012345678901234567890123456789012345678901234567890123x"})
    void refusesUserIdsThatAreNone(String userId) throws Exception {
        refuses(signed(claims(userId)));
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
            Reply outage = orphan.get(PATH, signed(claims("ada")));

            assertThat(outage.status()).isEqualTo(503);
            assertThat(outage.code()).isEqualTo("UNAVAILABLE");
            assertThat(outage.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void evenTheDemoIssuersOwnKeyDoesNotHelpItsTokens() throws Exception {
        try (TestClient keysOnly = TestClient.of(TestService.withoutDatabase(),
                "frontrow.rest.jwk-set-uri=" + issuerUri + "/keys")) {
            assertThat(keysOnly.get(PATH, signed(claims("ada").issuer("https://any.example"))).status()).isEqualTo(200);
            assertThat(keysOnly.get(PATH, signed(claims("ada").issuer(DemoTokens.ISSUER))).code()).isEqualTo("TOKEN_INVALID");
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

    private static JWTClaimsSet.Builder claims(String userId) {
        return new JWTClaimsSet.Builder().issuer(issuerUri).audience("frontrow").subject(userId).expirationTime(in(60));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(ecKey), claims.build());
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String ofDemoIssuer() {
        try (TestClient demo = TestClient.of(TestService.withoutDatabase().profiles("demo"))) {
            return demo.context().getBean(DemoTokens.class).issue("ada", true);
        }
    }
}
