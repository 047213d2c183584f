package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long an issuer's keys count, and how often it is asked for them. */
class IssuerKeysIT {

    private static final String PATH = "/api/things/" + UUID.randomUUID();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestIssuer issuer;

    @BeforeEach
    void start() throws Exception {
        issuer = new TestIssuer();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void howeverManyNameAnotherKeyTheIssuerIsAskedTwice() throws Exception {
        String madeUp = TestIssuer.signed(JWSAlgorithm.ES256, "made-up", new ECDSASigner(issuer.ecKey),
                issuer.claims("eve").build());
        try (TestClient service = service("5m")) {
            assertThat(service.get(PATH, madeUp).code()).isEqualTo("TOKEN_INVALID");
            for (int i = 0; i < 10; i++) {
                assertThat(service.get(PATH, madeUp).code()).isEqualTo("UNAVAILABLE");
            }

            assertThat(issuer.timesAskedForKeys()).isEqualTo(2);
            assertThat(service.get(PATH, issuer.signed(issuer.claims("ada"))).status()).isEqualTo(200);
        }
    }

    @Test
    void aKeyThatIsWithdrawnCountsForAsLongAsKeysAreKept() throws Exception {
        String token = issuer.signed(issuer.claims("ada"));
        try (TestClient service = service("200ms")) {
            assertThat(service.get(PATH, token).status()).isEqualTo(200);

            issuer.withdraw(issuer.ecKey);

            await().atMost(PATIENCE).until(() -> service.get(PATH, token).status() == 401);
        }
    }

    @Test
    void whileTheIssuerIsAwayItsKeysCountForLongerButNotForEver() throws Exception {
        String token = issuer.signed(issuer.claims("ada"));
        try (TestClient service = service("500ms")) {
            assertThat(service.get(PATH, token).status()).isEqualTo(200);
            int asked = issuer.timesAskedForKeys();

            issuer.goAway();

            await().atMost(PATIENCE).until(() -> {
                assertThat(service.get(PATH, token).status()).isEqualTo(200);
                return issuer.timesAskedForKeys() > asked;
            });
            await().atMost(PATIENCE).until(() -> service.get(PATH, token).status() == 503);
        }
    }

    private TestClient service(String keysKeptFor) {
        return TestClient.of(TestService.withoutDatabase(), "frontrow.rest.issuer-uri=" + issuer.uri(),
                "frontrow.rest.audience=frontrow", "frontrow.rest.tokens.keys-kept-for=" + keysKeptFor);
    }
}
