package frontrow.e2e.chaos;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.Map;

/** The keys of a town. */
final class Keys {

    private Keys() {}

    /** @return the settings of every service that needs one */
    static Map<String, Object> fresh() {
        ECKey pass = key();
        return Map.of("frontrow.rest.demo.signing-key", key().toJSONString(), "frontrow.queue.pass-key", pass.toJSONString(),
                "frontrow.reservation.pass-keys", new JWKSet(pass.toPublicJWK()).toString());
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
