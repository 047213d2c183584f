package frontrow.reservation.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A waiting room's key, and what it signs. */
@SuppressWarnings("JavaUtilDate") // The library has no other.
public final class TestPasses {

    private final ECKey key;

    public TestPasses() {
        this("test-key");
    }

    TestPasses(String keyId) {
        try {
            this.key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String jwks() {
        return jwks(this);
    }

    static String jwks(TestPasses... rooms) {
        return new JWKSet(Stream.of(rooms).<JWK>map(room -> room.key.toPublicJWK()).toList()).toString();
    }

    ECKey key() {
        return key;
    }

    public String pass(String fan, Object concert, UUID passId, Instant expiresAt) {
        return sign("pass", fan, concert, passId, expiresAt, claims -> claims);
    }

    public String place(String fan, Object concert, Instant expiresAt) {
        return sign("place", fan, concert, UUID.randomUUID(), expiresAt, claims -> claims);
    }

    String sign(String kind, String fan, Object concert, UUID id, Instant expiresAt,
            UnaryOperator<JWTClaimsSet.Builder> changes) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer("frontrow-queue").audience(concert.toString())
                .subject(fan)
                .jwtID(id.toString()).issueTime(new Date()).expirationTime(Date.from(expiresAt)).claim("typ_use", kind);
        return sign(changes.apply(claims).build());
    }

    private String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
