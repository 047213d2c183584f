package frontrow.bench.synchronous;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.servers.Database;
import frontrow.servers.Servers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The contract that the benchmark's driver relies on. */
@TestInstance(Lifecycle.PER_CLASS)
class SynchronousPeerIT {

    private static final Pattern HELD = Pattern.compile("\\{\"reservationId\":\"([0-9a-f-]{36})\",\"amount\":500}");

    private PeerProcess peer;

    @BeforeAll
    void start() throws Exception {
        Database database = Servers.shared().database("bench_synchronous");
        peer = PeerProcess.start(SynchronousPeer.class, List.of("--server.port=0", "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(), "--spring.datasource.password=" + database.password()));
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
