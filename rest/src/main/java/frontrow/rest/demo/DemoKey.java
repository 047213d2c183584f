package frontrow.rest.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** The key of the demo issuer: the configured one, else one for all services of this process. */
final class DemoKey {

    private static final ECKey OF_THIS_PROCESS = generate();

    private DemoKey() {}

    static ECKey of(@Nullable String jwk) {
        if (jwk == null || jwk.isBlank()) {
            return OF_THIS_PROCESS;
        }
        try {
            ECKey key = ECKey.parse(jwk);
            if (key.isPrivate() && Curve.P_256.equals(key.getCurve())) {
                return key.getKeyID() == null ? new ECKey.Builder(key).keyIDFromThumbprint().build() : key;
            }
            throw new IllegalArgumentException(
                    "frontrow.rest.demo.signing-key must be a private EC key of curve P-256 as JWK JSON.");
        } catch (ParseException | JOSEException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("frontrow.rest.demo.signing-key is not a JWK as JSON.", unreadable);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("No EC key could be generated.", impossible);
        }
    }
}
