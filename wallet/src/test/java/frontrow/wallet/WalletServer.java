package frontrow.wallet;

import frontrow.rest.demo.DemoTokens;
import frontrow.servers.Servers;
import frontrow.wallet.domain.FanId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** The whole service on real servers; one for all tests that extend this. */
@SpringBootTest(classes = WalletApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=wallet")
@ActiveProfiles("demo")
abstract class WalletServer {

    @LocalServerPort
    private int port;

    @Autowired
    private DemoTokens tokens;

    @Autowired
    private JdbcTemplate jdbc;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Servers.shared().springProperties("wallet").forEach((name, value) -> registry.add(name, () -> value));
    }

    static FanId aFan() {
        return new FanId("fan-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36));
    }

    RestTestClient anyone() {
        return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    RestTestClient as(FanId fan) {
        return anyone().mutate().defaultHeader("Authorization", "Bearer " + tokens.issue(fan.value(), false)).build();
    }

    ResponseSpec charge(FanId fan, String amountJson) {
        return post(fan, UUID.randomUUID().toString(), "{\"amount\":" + amountJson + "}");
    }

    ResponseSpec post(FanId fan, String idempotencyKey, String body) {
        return as(fan).post().uri("/api/wallet/charges").header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body).exchange();
    }

    void hasBalance(FanId fan, long balance) {
        as(fan).get().uri("/api/wallet").exchange().expectStatus().isOk().expectBody().jsonPath("$.userId").isEqualTo(fan.value())
                .jsonPath("$.balance").isEqualTo(balance).jsonPath("$.currency").isEqualTo("KRW");
    }

    long transfersOf(FanId fan) {
        return jdbc
                .query("select count(*) from transfer where wallet_account = ?", (row, _) -> row.getLong(1),
                        "wallet:" + fan.value())
                .getFirst();
    }

    List<String> discrepancies() {
        return jdbc.query("select rule || ' ' || subject from ledger_discrepancy", (row, _) -> row.getString(1));
    }
}
