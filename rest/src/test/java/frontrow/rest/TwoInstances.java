package frontrow.rest;

import frontrow.rest.demo.DemoTokens;
import frontrow.servers.Servers;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances of a service on one database; one of them commits with a single worker, so that batches can be made. */
abstract class TwoInstances {

    static TestClient one;
    static TestClient other;

    final String user = "fan-" + UUID.randomUUID();
    final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        one = instance("frontrow.rest.idempotency.workers=1");
        other = instance();
    }

    static TestClient instance(String... properties) {
        var servers = Servers.shared().springProperties("rest", "rest_idempotency");
        return TestClient.of(TestService.builder(Purchases.class).profiles("demo").properties(servers)
                .properties("spring.flyway.locations=classpath:db/rest,classpath:db/resttest"), properties);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void fresh() {
        purchases(one).holding = new CountDownLatch(1);
        purchases(one).release = new CountDownLatch(1);
        purchases(one).batchSizes.clear();
    }

    HttpRequest.Builder order(String item) {
        return on(one, "/api/purchases", item);
    }

    HttpRequest.Builder on(TestClient instance, String path, String item) {
        return authorizedAs(user, instance.json(path, "{\"item\":\"%s\"}".formatted(item))).header("Idempotency-Key", key);
    }

    static HttpRequest.Builder authorizedAs(String userId, HttpRequest.Builder request) {
        return TestClient.authorized(request, one.context().getBean(DemoTokens.class).issue(userId, false));
    }

    void age(String age) {
        jdbc().update("update idempotency_key set created_at = now() - ?::interval where user_id = ?", age, user);
    }

    int effects() {
        return count("select count(*) from purchase where user_id = ?");
    }

    int storedKeys() {
        return count("select count(*) from idempotency_key where user_id = ?");
    }

    int count(String sql) {
        Integer count = jdbc().queryForObject(sql, Integer.class, user);
        return count == null ? 0 : count;
    }

    static JdbcTemplate jdbc() {
        return one.context().getBean(JdbcTemplate.class);
    }

    static Purchases purchases(TestClient instance) {
        return instance.context().getBean(Purchases.class);
    }
}
