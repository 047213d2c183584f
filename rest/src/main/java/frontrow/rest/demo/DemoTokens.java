package frontrow.rest.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import frontrow.rest.RestProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Issues bearer tokens (ES256) to whoever asks. A bean in the profile {@code demo} only; elsewhere its tokens are refused. */
public final class DemoTokens {

    public static final String ISSUER = "frontrow-demo";

    private final ECKey key;
    private final ECDSASigner signer;
    private final Duration lifetime;
    private final String rolesClaim;
    private final String operatorRole;
    private final Clock clock;

    DemoTokens(ECKey key, RestProperties properties, Clock clock) {
        this.key = key;
        this.lifetime = properties.demo().tokenLifetime();
        this.rolesClaim = properties.rolesClaim();
        this.operatorRole = properties.operatorRole();
        this.clock = clock;
        try {
            this.signer = new ECDSASigner(key);
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException("frontrow.rest.demo.signing-key is not a private EC key of curve P-256.",
                    unusable);
        }
    }

    /** A token for this user. Its audience is this system; it has no other. */
    public String issue(String userId, boolean operator) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).subject(userId).jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(lifetime)))
                .claim(rolesClaim, operator ? List.of(operatorRole) : List.of()).build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A token could not be signed.", impossible);
        }
        return token.serialize();
    }

    public JWKSource<SecurityContext> publicKeys() {
        return new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()));
    }
}
