package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import java.net.http.HttpClient;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who asks too often is told so, and when to come again; nobody else notices. */
class RatesIT {

    private static final String PATH = "/api/things/" + UUID.randomUUID();
    private static final String[] FEW_BY_USER = {"frontrow.rest.rates.user-requests-per-second=1",
            "frontrow.rest.rates.user-requests-burst=3"};
    private static final String[] FEW_BY_ADDRESS = {"frontrow.rest.rates.address-requests-per-second=1",
            "frontrow.rest.rates.address-requests-burst=3"};

    @Test
    void aUserWhoAsksTooOftenIsToldWhenToComeAgain() {
        try (TestClient service = demo(FEW_BY_USER)) {
            String ada = tokenOf(service, "ada");
            Reply refused = afterThree(service, ada, "192.0.2.1");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(service.get(PATH, service.context().getBean(DemoTokens.class).issue("ada", true)).status())
                    .as("with another token of the same user").isEqualTo(429);
            assertThat(service.get(PATH, tokenOf(service, "eve")).status()).isEqualTo(200);
            assertThat(service.get(PATH).code()).isEqualTo("TOKEN_MISSING");
        }
    }

    @Test
    void anAddressThatAsksTooOftenIsRefusedWhateverItShows() {
        try (TestClient service = demo(FEW_BY_ADDRESS)) {
            assertThat(afterThree(service, "not a token", "192.0.2.1").code()).isEqualTo("TOO_MANY_REQUESTS");

            assertThat(service.get(PATH, tokenOf(service, "ada")).code()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(service.get("/api/concerts").header("Retry-After")).isEqualTo("1");
            assertThat(forwarded(service, tokenOf(service, "ada"), "192.0.2.99").status())
                    .as("whoever says that it speaks for another").isEqualTo(429);
        }
    }

    @Test
    void monitoringIsNeverRefused() {
        try (TestClient service = demo(FEW_BY_ADDRESS)) {
            for (int request = 0; request < 20; request++) {
                assertThat(service.get("/actuator/health").status()).isEqualTo(200);
            }
            assertThat(afterThree(service, tokenOf(service, "ada"), "192.0.2.1").status()).isEqualTo(429);
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(service.get("/actuator/../api/concerts").status()).isEqualTo(429);
        }
    }

    @Test
    void aTrustedProxySpeaksForItsClients() {
        try (TestClient service = demo(FEW_BY_ADDRESS, "server.forward-headers-strategy=native")) {
            String ada = tokenOf(service, "ada");

            assertThat(afterThree(service, ada, "192.0.2.1").status()).isEqualTo(429);
            assertThat(forwarded(service, ada, "192.0.2.99").status()).isEqualTo(200);
            assertThat(forwarded(service, ada, "192.0.2.98, 192.0.2.1").status())
                    .as("what the client itself had put there").isEqualTo(429);
        }
    }

    @Test
    void anyOtherPeerSpeaksForItselfOnly() {
        try (TestClient service = demo(FEW_BY_ADDRESS, "server.forward-headers-strategy=native",
                "server.tomcat.remoteip.internal-proxies=10.0.0.0/8")) {
            String ada = tokenOf(service, "ada");

            assertThat(afterThree(service, ada, "192.0.2.1").status()).isEqualTo(429);
            assertThat(forwarded(service, ada, "192.0.2.99").status()).isEqualTo(429);
        }
    }

    @Test
    void aLimitThatMakesNoSenseIsRefusedAtStart() {
        assertThatThrownBy(() -> demo(new String[]{"frontrow.rest.rates.user-requests-per-second=0"}).close())
                .rootCause().hasMessageContaining("userRequestsPerSecond");
    }

    private static Reply afterThree(TestClient service, String token, String address) {
        for (int request = 0; request < 3; request++) {
            assertThat(forwarded(service, token, address).status()).isNotEqualTo(429);
        }
        return forwarded(service, token, address);
    }

    private static Reply forwarded(TestClient service, String token, String address) {
        return service.send(TestClient.authorized(service.request(PATH), token).header("X-Forwarded-For", address));
    }

    private static String tokenOf(TestClient service, String userId) {
        return service.context().getBean(DemoTokens.class).issue(userId, false);
    }

    private static TestClient demo(String[] limits, String... more) {
        String[] settings = Stream.concat(Stream.of(limits), Stream.of(more)).map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new TestClient(TestService.withoutDatabase().profiles("demo").run(settings), HttpClient.newHttpClient());
    }
}
