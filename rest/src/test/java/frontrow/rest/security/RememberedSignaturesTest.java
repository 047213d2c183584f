package frontrow.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Key;
import java.text.ParseException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedSignaturesTest {

    private final AtomicInteger verifications = new AtomicInteger();
    private final RememberedSignatures signatures = new RememberedSignatures(new Counting(), 10);
    private final ECKey key = aKey();

    @Test
    void aTokenThatIsShownAgainIsVerifiedOnce() throws Exception {
        SignedJWT token = signed("mina", key);

        assertThat(good(token, key)).isTrue();
        assertThat(good(SignedJWT.parse(token.serialize()), key)).isTrue();
        assertThat(verifications).hasValue(1);
    }

    @Test
    void anotherTokenIsVerified() throws Exception {
        assertThat(good(signed("mina", key), key)).isTrue();

        assertThat(good(signed("jun", key), key)).isTrue();
        assertThat(verifications).hasValue(2);
    }

    @Test
    void aGoodSignatureUnderOtherClaimsIsForged() throws Exception {
        SignedJWT token = signed("mina", key);
        assertThat(good(token, key)).isTrue();
        Base64URL others = new JWTClaimsSet.Builder().subject("nina").build().toPayload().toBase64URL();

        assertThat(good(new SignedJWT(token.getHeader().toBase64URL(), others, token.getSignature()), key)).isFalse();
    }

    @Test
    void goodClaimsUnderAnotherSignatureAreForged() throws Exception {
        SignedJWT token = signed("mina", key);
        assertThat(good(token, key)).isTrue();
        Base64URL another = signed("mina", aKey()).getSignature();

        assertThat(good(new SignedJWT(token.getHeader().toBase64URL(), token.getPayload().toBase64URL(), another), key))
                .isFalse();
    }

    @Test
    void whatIsGoodByOneKeyIsNotSoByAnother() throws Exception {
        SignedJWT token = signed("mina", key);
        assertThat(good(token, key)).isTrue();

        assertThat(good(token, aKey())).isFalse();
    }

    @Test
    void whatWasRefusedIsNotRemembered() throws Exception {
        SignedJWT forged = signed("mina", aKey());

        assertThat(good(forged, key)).isFalse();
        assertThat(good(forged, key)).isFalse();
        assertThat(verifications).hasValue(2);
    }

    private boolean good(SignedJWT token, ECKey by) throws JOSEException {
        return token.verify(signatures.createJWSVerifier(token.getHeader(), by.toECPublicKey()));
    }

    private static SignedJWT signed(String fan, ECKey by) throws JOSEException, ParseException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), new JWTClaimsSet.Builder().subject(fan).build());
        token.sign(new ECDSASigner(by));
        return SignedJWT.parse(token.serialize());
    }

    private static ECKey aKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java has P-256.", impossible);
        }
    }

    private final class Counting extends DefaultJWSVerifierFactory {
        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key by) throws JOSEException {
            verifications.incrementAndGet();
            return super.createJWSVerifier(header, by);
        }
    }
}
