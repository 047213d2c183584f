package frontrow.bench.seller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Stands in for the identity provider: fans come with their bearer tokens. */
public final class Tokens {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final ECKey key;
    private final ECDSASigner signer;

    private Tokens(ECKey key) throws JOSEException {
        this.key = key;
        this.signer = new ECDSASigner(key);
    }

    public static Tokens signedWith(Path keyFile) {
        try {
            return new Tokens(ECKey.parse(Files.readString(keyFile)));
        } catch (IOException | ParseException | JOSEException failed) {
            throw new IllegalStateException("The demo's key cannot be used.", failed);
        }
    }

    public String of(String userId, boolean operator) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().issuer("frontrow-demo").subject(userId).issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .claim("roles", operator ? List.of("OPERATOR") : List.of()).build());
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
