package frontrow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeysCommandTest {

    @TempDir
    private Path directory;

    @Test
    void eachServiceGetsItsSettingsAndTheSameOnesTheNextTime() throws IOException {
        make();
        Properties queue = settings("queue");
        make();

        assertThat(settings("queue")).isEqualTo(queue).containsKey("frontrow.queue.pass-key");
        assertThat(settings("reservation")).containsKey("frontrow.reservation.pass-keys");
        assertThat(settings("wallet")).containsOnlyKeys("frontrow.rest.demo.signing-key");
    }

    @Test
    void thePublicPartOfThePassKeyIsAFileOfItsOwn() throws IOException {
        make();

        assertThat(Files.readString(directory.resolve("pass-keys.json")))
                .isEqualTo(settings("reservation").getProperty("frontrow.reservation.pass-keys")).doesNotContain("\"d\"");
    }

    @Test
    void whoAsksForMetricsHasAnOperatorsToken() throws Exception {
        make();

        SignedJWT token = SignedJWT.parse(Files.readString(directory.resolve("metrics-token")));
        assertThat(token.verify(new ECDSAVerifier(Keys.in(directory).demo()))).isTrue();
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("OPERATOR");
    }

    private void make() {
        assertThat(new CommandLine(new KeysCommand()).execute(directory.toString())).isZero();
    }

    private Properties settings(String service) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(directory.resolve(service + ".properties"))) {
            settings.load(file);
        }
        return settings;
    }
}
