package frontrow.queue.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassKeysTest {

    @Test
    void withoutAKeyNothingStartsButTheDemo() {
        assertThatExceptionOfType(PassKeyUnusable.class).isThrownBy(() -> PassKeys.of(null, null, false))
                .withMessageContaining("Set frontrow.queue.pass-key");
        assertThat(PassKeys.of(null, null, true).signing()).as("one for all of the process")
                .isSameAs(PassKeys.of(" ", " ", true).signing());
    }

    @Test
    void takesAPrivateKeyAndPublishesOnlyItsPublicPart() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();

        PassKeys keys = PassKeys.of(key.toJSONString(), null, false);

        assertThat(keys.signing().getKeyID()).as("made from the key where it has none")
                .isEqualTo(key.computeThumbprint().toString());
        assertThat(keys.publicKeys().getKeys()).singleElement().satisfies(one -> assertThat(one.isPrivate()).isFalse());
    }

    @Test
    void refusesWhatCannotSign() throws Exception {
        String publicKey = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
        String otherCurve = new ECKeyGenerator(Curve.P_384).generate().toJSONString();

        for (String unusable : new String[]{publicKey, otherCurve, "{}", "secret"}) {
            assertThatExceptionOfType(PassKeyUnusable.class).isThrownBy(() -> PassKeys.of(unusable, null, true))
                    .withMessageContaining("frontrow.queue.pass-key").withMessageNotContaining("secret");
        }
    }

    @Test
    void publishesTheKeysBeforeUntilTheyAreForgotten() throws Exception {
        ECKey before = new ECKeyGenerator(Curve.P_256).keyID("before").generate();
        ECKey now = new ECKeyGenerator(Curve.P_256).keyID("now").generate();

        PassKeys keys = PassKeys.of(now.toJSONString(), new JWKSet(before).toString(false), false);

        assertThat(keys.signing()).isEqualTo(now);
        assertThat(keys.publicKeys().getKeys()).containsExactly(now.toPublicJWK(), before.toPublicJWK());
    }

    @Test
    void refusesKeysBeforeThatNobodyCouldTellApart() throws Exception {
        ECKey now = new ECKeyGenerator(Curve.P_256).keyID("now").generate();
        ECKey sameName = new ECKeyGenerator(Curve.P_256).keyID("now").generate();
        ECKey nameless = new ECKeyGenerator(Curve.P_256).generate();
        ECKey otherCurve = new ECKeyGenerator(Curve.P_384).keyID("before").generate();

        for (String unusable : List.of(new JWKSet(sameName).toString(), new JWKSet(nameless).toString(),
                new JWKSet(otherCurve).toString(), "secret", "{}")) {
            assertThatExceptionOfType(PassKeyUnusable.class).isThrownBy(() -> PassKeys.of(now.toJSONString(), unusable, false))
                    .withMessageStartingWith("frontrow.queue.previous-pass-keys").withMessageNotContaining("secret");
        }
    }
}
