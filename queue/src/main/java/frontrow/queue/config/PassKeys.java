package frontrow.queue.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** The key that signs passes and places. Services that check them are configured with {@link #publicKeys()}. */
public final class PassKeys {

    private final ECKey signing;

    private PassKeys(ECKey signing) {
        this.signing = signing;
    }

    /** The demo's key: one for all instances in this process, gone with it. */
    private static final class Demo {
        private static final ECKey KEY = generate();

        private static ECKey generate() {
            try {
                return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256)
                        .keyIDFromThumbprint(true)
                        .generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("This Java cannot make an EC P-256 key.", e);
            }
        }
    }

    /** @throws PassKeyUnusable with one sentence that says what is wrong with the setting */
    public static PassKeys of(@Nullable String passKey, boolean demo) {
        if (passKey == null || passKey.isBlank()) {
            if (demo) {
                return new PassKeys(Demo.KEY);
            }
            throw new PassKeyUnusable(
                    "Set frontrow.queue.pass-key to an EC P-256 private key as JWK JSON: without it no pass can be signed.",
                    null);
        }
        try {
            ECKey key = ECKey.parse(passKey);
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new PassKeyUnusable("frontrow.queue.pass-key must be a private key on the curve P-256.", null);
            }
            return new PassKeys(key.getKeyID() == null ? new ECKey.Builder(key).keyIDFromThumbprint().build() : key);
        } catch (ParseException | JOSEException e) {
            throw new PassKeyUnusable("frontrow.queue.pass-key is not an EC key as JWK JSON.", e);
        }
    }

    public ECKey signing() {
        return signing;
    }

    public JWKSet publicKeys() {
        return new JWKSet(signing.toPublicJWK());
    }
}
