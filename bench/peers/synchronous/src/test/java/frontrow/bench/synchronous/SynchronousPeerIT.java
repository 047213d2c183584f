package frontrow.bench.synchronous;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.servers.Database;
import frontrow.servers.Servers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract that the benchmark's driver relies on. */
@TestInstance(Lifecycle.PER_CLASS)
class SynchronousPeerIT {

    private static final Pattern HELD = Pattern.compile("\\{\"reservationId\":\"([0-9a-f-]{36})\",\"amount\":500}");

    private PeerProcess peer;

    @BeforeAll
    void start() throws Exception {
        peer = started("pessimistic");
    }

    private static PeerProcess started(String hold) throws Exception {
        Database database = Servers.shared().database("bench_" + hold);
        return PeerProcess.start(SynchronousPeer.class, List.of("--server.port=0", "--peer.hold=" + hold,
                "--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password()));
    }

    @AfterAll
    void stop() throws Exception {
        try (PeerProcess started = peer) {
            assertThat(started.endsWithItsInput()).isTrue();
        }
    }

    @Test
    void sellsEachSeatOnceToWhoCanPay() throws Exception {
        assertThat(peer.post("/fixture", "{\"fans\":10,\"poor\":1,\"performances\":2,\"seats\":5,\"price\":500}").statusCode())
                .isEqualTo(204);

        String bought = held(hold("fan-1", 3));
        assertThat(hold("fan-2", 3).statusCode()).isEqualTo(409);
        assertThat(pay(bought, "fan-2", 500).statusCode()).isEqualTo(404);
        assertThat(pay(bought, "fan-1", 499).statusCode()).isEqualTo(409);
        assertThat(pay(bought, "fan-1", 500)).returns(200, HttpResponse::statusCode)
                .returns("{\"status\":\"CONFIRMED\"}", HttpResponse::body);
        assertThat(pay(bought, "fan-1", 500).statusCode()).isEqualTo(409);
        assertThat(hold("fan-2", 3).statusCode()).isEqualTo(409);

        assertThat(pay(held(hold("fan-9", 4)), "fan-9", 500)).returns(402, HttpResponse::statusCode)
                .returns("{\"status\":\"RELEASED\"}", HttpResponse::body);
        assertThat(hold("fan-3", 4).statusCode()).isEqualTo(201);

        assertThat(peer.get("/check").body()).isEqualTo("{\"confirmed\":1,\"released\":1,\"held\":1,\"paying\":0,"
                + "\"walletBalance\":44500,\"consistent\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unique", "optimistic"})
    void holdsEachSeatOnceInTheOtherWays(String hold) throws Exception {
        try (PeerProcess other = started(hold)) {
            other.post("/fixture", "{\"fans\":10,\"poor\":1,\"performances\":1,\"seats\":5,\"price\":500}");
            List<CompletableFuture<Integer>> rivals = IntStream.range(0, 8)
                    .mapToObj(fan -> CompletableFuture.supplyAsync(() -> status(other, fan))).toList();

            assertThat(rivals.stream().map(CompletableFuture::join).toList()).containsOnly(201, 409).containsOnlyOnce(201);
            assertThat(other.get("/check").body()).contains("\"held\":1", "\"consistent\":true");
        }
    }

    @Test
    void keepsALine() throws Exception {
        assertThat(peer.post("/line-fixture", "{\"fans\":3}").statusCode()).isEqualTo(204);

        assertThat(peer.get("/line/late").statusCode()).isEqualTo(404);
        assertThat(peer.post("/line/late", "").body()).isEqualTo("{\"fan\":\"late\",\"position\":4}");
        assertThat(peer.post("/line/later", "").body()).isEqualTo("{\"fan\":\"later\",\"position\":5}");
        assertThat(peer.post("/line/late", "").body()).isEqualTo("{\"fan\":\"late\",\"position\":4}");
        assertThat(peer.get("/line/waiting-2").body()).isEqualTo("{\"fan\":\"waiting-2\",\"position\":3}");
    }

    private static int status(PeerProcess peer, int fan) {
        try {
            return peer.post("/reservations", "{\"fan\":\"fan-%d\",\"performance\":0,\"seat\":1}".formatted(fan)).statusCode();
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }

    private HttpResponse<String> hold(String fan, int seat) throws Exception {
        return peer.post("/reservations", "{\"fan\":\"%s\",\"performance\":1,\"seat\":%d}".formatted(fan, seat));
    }

    private HttpResponse<String> pay(String reservation, String fan, long amount) throws Exception {
        return peer.post("/reservations/" + reservation + "/payment", "{\"fan\":\"%s\",\"amount\":%d}".formatted(fan, amount));
    }

    private static String held(HttpResponse<String> answer) {
        Matcher matcher = HELD.matcher(answer.body());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(matcher.matches()).as(answer.body()).isTrue();
        return matcher.group(1);
    }
}
