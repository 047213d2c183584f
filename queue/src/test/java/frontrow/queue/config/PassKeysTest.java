package frontrow.queue.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

class PassKeysTest {

    @Test
    void withoutAKeyNothingStartsButTheDemo() {
        assertThatExceptionOfType(PassKeyUnusable.class).isThrownBy(() -> PassKeys.of(null, false))
                .withMessageContaining("Set frontrow.queue.pass-key");
        assertThat(PassKeys.of(null, true).signing()).as("one for all of the process").isSameAs(PassKeys.of(" ", true).signing());
    }

    @Test
    void takesAPrivateKeyAndPublishesOnlyItsPublicPart() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();

        PassKeys keys = PassKeys.of(key.toJSONString(), false);

        assertThat(keys.signing().getKeyID()).as("made from the key where it has none")
                .isEqualTo(key.computeThumbprint().toString());
        assertThat(keys.publicKeys().getKeys()).singleElement().satisfies(one -> assertThat(one.isPrivate()).isFalse());
    }

    @Test
    void refusesWhatCannotSign() throws Exception {
        String publicKey = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
        String otherCurve = new ECKeyGenerator(Curve.P_384).generate().toJSONString();

        for (String unusable : new String[]{publicKey, otherCurve, "{}", "secret"}) {
            assertThatExceptionOfType(PassKeyUnusable.class).isThrownBy(() -> PassKeys.of(unusable, true))
                    .withMessageContaining("frontrow.queue.pass-key").withMessageNotContaining("secret");
        }
    }
}
