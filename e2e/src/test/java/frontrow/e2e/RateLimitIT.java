package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.local.gateway.Gateway;
import frontrow.servers.LoopbackPorts;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who floods a service is sent away with 429 and a time to come again; all others are served. */
class RateLimitIT {

    private static final int FLOOD = 3_000;
    private static final Map<String, Object> FEW_BY_ADDRESS = Map.of("frontrow.rest.rates.address-requests-per-second", 1,
            "frontrow.rest.rates.address-requests-burst", 10, "server.forward-headers-strategy", "native");

    private final SystemUnderTest system = SystemUnderTest.shared();

    @Test
    void aFanWhoFloodsIsSentAwayByTheDefaultsAndNobodyElseIs() {
        Api one = new Api(Map.of("queue", List.of(system.url("queue"))));
        String poll = "/api/queues/" + UUID.randomUUID() + "/tokens/me"; // touches memory only
        Fan flooding = Fan.named(one, "flooding");
        Fan other = Fan.named(one, "other");

        List<Response> answers = AtOnce.all(IntStream.range(0, FLOOD)
                .<Supplier<Response>>mapToObj(request -> () -> flooding.get(poll)).toList());

        List<Response> refused = answers.stream().filter(answer -> answer.status() != 404).toList();
        assertThat(refused).isNotEmpty().hasSizeLessThanOrEqualTo(FLOOD - 1_000).allSatisfy(answer -> {
            answer.expectProblem(429, "TOO_MANY_REQUESTS");
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
        });
        other.get(poll).expect(404);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> flooding.get(poll).expect(404));
    }

    @Test
    void anAddressThatFloodsThroughTheGatewayIsSentAwayAndOthersAreServed() throws UnknownHostException {
        try (MoreInstance wallet = system.instance("wallet", FEW_BY_ADDRESS);
                Gateway gateway = Gateway.start(LoopbackPorts.free(), Map.of("wallet", List.of(wallet.url())))) {
            String token = Fan.named(system.api(), "fan").accessToken();
            InetAddress flooding = InetAddress.getByName("127.0.0.2");
            InetAddress other = InetAddress.getByName("127.0.0.3");

            List<RawHttp.Answer> answers = IntStream.range(0, 40)
                    .mapToObj(request -> ask(gateway.url(), flooding, token, "192.0.2." + request)).toList();

            assertThat(answers.getFirst().status()).isEqualTo(200);
            assertThat(answers.getLast().status()).as("whatever it says it forwards").isEqualTo(429);
            assertThat(answers.getLast().body()).contains("\"TOO_MANY_REQUESTS\"");
            assertThat(answers.getLast().header("Retry-After")).isEqualTo("1");
            assertThat(ask(gateway.url(), other, token, "127.0.0.2").status()).isEqualTo(200);
            assertThat(RawHttp.send(wallet.url(), flooding, new RawRequest("GET", "/actuator/health")).status()).isEqualTo(200);
        }
    }

    private static RawHttp.Answer ask(URI gateway, InetAddress from, String token, String forwardedFor) {
        return RawHttp.send(gateway, from, new RawRequest("GET", "/api/wallet").with("Authorization", "Bearer " + token)
                .with("X-Forwarded-For", forwardedFor));
    }
}
