package frontrow.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An OIDC issuer with an EC and an RSA key. */
final class TestIssuer implements AutoCloseable {

    final ECKey ecKey = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    final RSAKey rsaKey = new RSAKeyGenerator(2048).keyID("rsa").generate();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    private final AtomicInteger askedForKeys = new AtomicInteger();
    private volatile List<JWK> published = List.of(ecKey.toPublicJWK(), rsaKey.toPublicJWK());
    private volatile int status = 200;

    TestIssuer() throws IOException, JOSEException {
        serve("/.well-known/openid-configuration", () -> "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(uri(), uri()));
        serve("/keys", () -> {
            askedForKeys.incrementAndGet();
            return new JWKSet(published).toString();
        });
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int timesAskedForKeys() {
        return askedForKeys.get();
    }

    void withdraw(JWK key) {
        published = published.stream().filter(other -> !other.getKeyID().equals(key.getKeyID())).toList();
    }

    void goAway() {
        status = 503;
    }

    private void serve(String path, Supplier<String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    JWTClaimsSet.Builder claims(String userId) {
        return new JWTClaimsSet.Builder().issuer(uri()).audience("frontrow").subject(userId).expirationTime(in(60));
    }

    static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(ecKey), claims.build());
    }

    static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
