package frontrow.bench.eventuate;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.servers.Database;
import frontrow.servers.Servers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract that the benchmark's driver relies on. */
class EventuatePeerIT {

    private static final Pattern HELD = Pattern.compile("\\{\"reservationId\":\"([0-9a-f-]{36})\",\"amount\":500}");

    @ParameterizedTest
    @ValueSource(strings = {"tuned", "defaults"})
    void sellsEachSeatOnceToWhoCanPay(String tuning) throws Exception {
        try (PeerProcess peer = start(tuning)) {
            assertThat(
                    peer.post("/fixture", "{\"fans\":10,\"poor\":1,\"performances\":2,\"seats\":5,\"price\":500}").statusCode())
                    .isEqualTo(204);

            String bought = held(hold(peer, "fan-1", 3));
            assertThat(hold(peer, "fan-2", 3).statusCode()).isEqualTo(409);
            assertThat(pay(peer, bought, "fan-2", 500).statusCode()).isEqualTo(404);
            assertThat(pay(peer, bought, "fan-1", 499).statusCode()).isEqualTo(409);
            assertThat(pay(peer, bought, "fan-1", 500)).returns(200, HttpResponse::statusCode)
                    .returns("{\"status\":\"CONFIRMED\"}", HttpResponse::body);
            assertThat(pay(peer, bought, "fan-1", 500).statusCode()).isEqualTo(409);
            assertThat(hold(peer, "fan-2", 3).statusCode()).isEqualTo(409);

            assertThat(pay(peer, held(hold(peer, "fan-9", 4)), "fan-9", 500)).returns(402, HttpResponse::statusCode)
                    .returns("{\"status\":\"RELEASED\"}", HttpResponse::body);
            assertThat(hold(peer, "fan-3", 4).statusCode()).isEqualTo(201);

            assertThat(peer.get("/check").body()).isEqualTo("{\"confirmed\":1,\"released\":1,\"held\":1,\"paying\":0,"
                    + "\"walletBalance\":44500,\"consistent\":true}");
            assertThat(peer.endsWithItsInput()).isTrue();
        }
    }

    private static PeerProcess start(String tuning) throws Exception {
        Servers servers = Servers.shared();
        Database database = servers.database("bench_eventuate_" + tuning);
        return PeerProcess.start(EventuatePeer.class, List.of("--server.port=0", "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(), "--spring.datasource.password=" + database.password(),
                "--peer.kafka.bootstrap-servers=" + servers.bootstrapServers(), "--peer.tuning=" + tuning));
    }

    private static HttpResponse<String> hold(PeerProcess peer, String fan, int seat) throws Exception {
        return peer.post("/reservations", "{\"fan\":\"%s\",\"performance\":1,\"seat\":%d}".formatted(fan, seat));
    }

    private static HttpResponse<String> pay(PeerProcess peer, String reservation, String fan, long amount) throws Exception {
        return peer.post("/reservations/" + reservation + "/payment", "{\"fan\":\"%s\",\"amount\":%d}".formatted(fan, amount));
    }

    private static String held(HttpResponse<String> answer) {
        Matcher matcher = HELD.matcher(answer.body());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(matcher.matches()).as(answer.body()).isTrue();
        return matcher.group(1);
    }
}
