package frontrow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path directory;

    @Test
    void areTheSameAtTheNextStart() {
        assertThat(Keys.in(directory)).isEqualTo(Keys.in(directory));
    }

    @Test
    void areReadableByTheirOwnerOnly() throws Exception {
        Keys.in(directory);

        assertThat(Files.getPosixFilePermissions(directory.resolve("pass-key.json")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void giveTheReservationsOnlyThePublicHalfOfThePassKey() throws Exception {
        Keys keys = Keys.in(directory);

        JWKSet handedOver = JWKSet.parse((String) keys.propertiesOf("reservation").get("frontrow.reservation.pass-keys"));

        assertThat(handedOver.containsNonPublicKeys()).isFalse();
        assertThat(handedOver.getKeyByKeyId(keys.pass().getKeyID())).isEqualTo(keys.pass().toPublicJWK());
        assertThat(ECKey.parse((String) keys.propertiesOf("queue").get("frontrow.queue.pass-key")).isPrivate()).isTrue();
    }
}
