package frontrow.queue.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs passes and places. Services that check them are configured with {@link #publicKeys()}, which hold the keys that
 * signed before as well. A key is replaced without anybody noticing in three steps: tell those services the new one's public half,
 * too; sign with the new one and name the old one as previous; forget the old one when all that it signed has run out.
 */
public final class PassKeys {

    private static final String PREVIOUS = "frontrow.queue.previous-pass-keys";

    private final ECKey signing;
    private final JWKSet publicKeys;

    private PassKeys(ECKey signing, List<JWK> previous) {
        this.signing = signing;
        this.publicKeys = new JWKSet(Stream.concat(Stream.of(signing), previous.stream()).map(JWK::toPublicJWK).toList());
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
    public static PassKeys of(@Nullable String passKey, @Nullable String previousPassKeys, boolean demo) {
        ECKey signing = signing(passKey, demo);
        return new PassKeys(signing, previous(previousPassKeys, signing));
    }

    private static ECKey signing(@Nullable String passKey, boolean demo) {
        if (passKey == null || passKey.isBlank()) {
            if (demo) {
                return Demo.KEY;
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
            return key.getKeyID() == null ? new ECKey.Builder(key).keyIDFromThumbprint().build() : key;
        } catch (ParseException | JOSEException e) {
            throw new PassKeyUnusable("frontrow.queue.pass-key is not an EC key as JWK JSON.", e);
        }
    }

    private static List<JWK> previous(@Nullable String jwks, ECKey signing) {
        if (jwks == null || jwks.isBlank()) {
            return List.of();
        }
        List<JWK> keys;
        try {
            keys = JWKSet.parse(jwks).getKeys();
        } catch (ParseException e) {
            throw new PassKeyUnusable(PREVIOUS + " is not a JWKS as JSON.", e);
        }
        Set<String> ids = new HashSet<>(Set.of(signing.getKeyID()));
        for (JWK key : keys) {
            if (!(key instanceof ECKey ecKey) || !Curve.P_256.equals(ecKey.getCurve()) || key.getKeyID() == null
                    || !ids.add(key.getKeyID())) {
                throw new PassKeyUnusable(PREVIOUS + ": every key must be on the curve P-256, with a kid that no other key has.",
                        null);
            }
        }
        return keys;
    }

    public ECKey signing() {
        return signing;
    }

    public JWKSet publicKeys() {
        return publicKeys;
    }
}
