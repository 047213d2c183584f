package frontrow.rest;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.rest.TestClient.Reply;
import frontrow.rest.demo.DemoTokens;
import frontrow.rest.idempotency.Waiting;
import frontrow.servers.Servers;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances of a service on one database; one of them commits with a single worker, so that batches can be made. */
class IdempotencyIT {

    private static final String TOO_LONG = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static TestClient one;
    private static TestClient other;

    private final String user = "fan-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        one = instance("frontrow.rest.idempotency.workers=1");
        other = instance();
    }

    private static TestClient instance(String... properties) {
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

    @Test
    void aRepeatedPostGetsTheFirstAnswerAgainAndHasNoSecondEffect() {
        Reply first = one.send(order("chair"));
        Reply second = one.send(order("chair"));
        Reply elsewhere = other.send(on(other, "/api/purchases", "chair"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(List.of(second.body(), elsewhere.body())).containsOnly(first.body());
        assertThat(List.of(second.status(), elsewhere.status())).containsOnly(201);
        assertThat(effects()).isOne();
    }

    @Test
    void aDoubleClickAtOnceHasOneEffectAndEqualAnswers() {
        List<CompletableFuture<Reply>> clicks = range(0, 20)
                .mapToObj(click -> other.sendAsync(on(other, "/api/purchases", "chair")))
                .toList();
        List<Reply> replies = clicks.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies).extracting(Reply::body).containsOnly("{\"item\":\"chair\"}");
        assertThat(replies).filteredOn(reply -> reply.header("Idempotency-Replayed").isEmpty()).hasSize(1);
        assertThat(effects()).isOne();
    }

    @Test
    void aDoubleClickOnTwoInstancesHasOneEffect() {
        List<CompletableFuture<Reply>> clicks = range(0, 20)
                .mapToObj(click -> click % 2 == 0
                        ? one.sendAsync(order("chair"))
                        : other.sendAsync(on(other, "/api/purchases", "chair")))
                .toList();
        List<Reply> replies = clicks.stream().map(CompletableFuture::join).toList();

        assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.code().equals("IDEMPOTENCY_KEY_IN_USE"));
        assertThat(replies).anyMatch(reply -> reply.status() == 201);
        assertThat(other.send(on(other, "/api/purchases", "chair")).status()).isEqualTo(201);
        assertThat(effects()).isOne();
    }

    @Test
    void aKeyThatRunsOnAnotherInstanceIsInUse() throws Exception {
        CompletableFuture<Reply> running = one.sendAsync(order("hold"));
        purchases(one).holding.await();

        Reply meanwhile = other.send(on(other, "/api/purchases", "hold"));
        purchases(one).release.countDown();

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.code()).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
        assertThat(meanwhile.header("Retry-After")).isEqualTo("1");
        assertThat(running.join().status()).isEqualTo(201);
        assertThat(other.send(on(other, "/api/purchases", "hold")).body()).isEqualTo(running.join().body());
        assertThat(effects()).isOne();
    }

    @Test
    void theSameKeyForAnotherBodyOrAddressIsRefused() {
        one.send(order("chair"));

        Reply otherBody = one.send(order("table"));
        Reply otherAddress = one.send(on(one, "/api/other-purchases", "chair"));

        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(otherAddress.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(effects()).isOne();
    }

    @Test
    void keysOfDifferentUsersHaveNothingToDoWithEachOther() {
        one.send(order("chair"));

        Reply somebodyElse = one.send(
                authorizedAs("somebody-else", one.json("/api/purchases", "{\"item\":\"table\"}")).header("Idempotency-Key", key));

        assertThat(somebodyElse.body()).isEqualTo("{\"item\":\"table\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "has space", TOO_LONG})
    void aPostWithoutAUsableKeyIsRefused(String unusable) {
        HttpRequest.Builder request = authorizedAs(user, one.json("/api/purchases", "{\"item\":\"chair\"}"));

        Reply refused = one.send(unusable.isEmpty() ? request : request.header("Idempotency-Key", unusable));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(effects()).isZero();
    }

    @Test
    void aRefusalIsReplayedWithItsHeadersAndLooksLikeAnyProblem() {
        Reply first = one.send(order("refuse"));
        Reply second = one.send(order("refuse"));

        assertThat(first.code()).isEqualTo("TOO_DEAR");
        assertThat(first.header("Retry-After")).isEqualTo("7");
        assertThat(first.json().path("instance").asString()).isEqualTo("/api/purchases");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.code()).isEqualTo("TOO_DEAR");
        assertThat(second.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void requestsThatComeWhileABatchCommitsShareTheNextOne() throws Exception {
        batch("a", "b", "c");

        assertThat(purchases(one).batchSizes).containsExactly(1, 3);
    }

    @Test
    void oneThatThrowsHarmsNoneOfItsBatch() throws Exception {
        List<Reply> replies = batch("a", "boom", "b", "problem");

        assertThat(replies).extracting(Reply::status).containsExactly(201, 500, 201, 409);
        assertThat(replies.get(1).code()).isEqualTo("INTERNAL_ERROR");
        assertThat(replies.get(1).body()).doesNotContain("secret");
        assertThat(replies.get(3).code()).isEqualTo("THROWN");
        assertThat(effects()).isEqualTo(3); // with the one that held the batch up
        assertThat(storedKeys()).isEqualTo(3);
    }

    @Test
    void anOutageIsToldToTheWholeBatchAtOnce() throws Exception {
        List<Reply> replies = batch("a", "outage");

        assertThat(replies).extracting(Reply::status).containsOnly(503);
        assertThat(replies).extracting(Reply::code).containsOnly("UNAVAILABLE");
        assertThat(replies).extracting(reply -> reply.header("Retry-After")).doesNotContain("");
        assertThat(purchases(one).batchSizes).containsExactly(1, 2);
    }

    @Test
    void aLostRaceIsTriedAgain() {
        assertThat(one.send(order("deadlock once")).status()).isEqualTo(201);
        assertThat(effects()).isOne();
    }

    @Test
    void anAnswerThatIsTooLongToKeepHasNoEffect() {
        assertThat(one.send(order("huge")).code()).isEqualTo("INTERNAL_ERROR");
        assertThat(effects()).isZero();
    }

    @Test
    void anExpiredKeyThatIsNotPurgedYetCountsAsNew() {
        one.send(order("chair"));
        age("23 hours");
        assertThat(one.send(order("table")).status()).isEqualTo(422);
        age("25 hours");

        assertThat(one.send(order("table")).status()).isEqualTo(201);
        assertThat(one.send(order("table")).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void expiredKeysArePurgedAndOthersKept() {
        one.send(order("chair"));
        age("25 hours");
        String kept = UUID.randomUUID().toString();
        one.send(authorizedAs(user, one.json("/api/purchases", "{\"item\":\"chair\"}")).header("Idempotency-Key", kept));

        try (TestClient purging = instance("frontrow.rest.idempotency.purge-every=100ms")) {
            await().until(() -> purging.context().isActive() && storedKeys() == 1);
        }
        assertThat(jdbc().queryForObject("select key from idempotency_key where user_id = ?", String.class, user))
                .isEqualTo(kept);
    }

    /** Answers of requests that were one batch: they gathered while another request held the only worker. */
    private List<Reply> batch(String... items) throws InterruptedException {
        CompletableFuture<Reply> holding = one.sendAsync(withNewKey("hold"));
        purchases(one).holding.await();
        List<CompletableFuture<Reply>> gathering = Arrays.stream(items).map(item -> one.sendAsync(withNewKey(item))).toList();
        var committer = one.context().getBean(IdempotentPost.Factory.class);
        await().until(() -> Waiting.requests(committer) == items.length);
        purchases(one).release.countDown();
        List<Reply> replies = gathering.stream().map(CompletableFuture::join).toList();
        assertThat(holding.join().status()).isEqualTo(201);
        return replies;
    }

    private HttpRequest.Builder order(String item) {
        return on(one, "/api/purchases", item);
    }

    private HttpRequest.Builder on(TestClient instance, String path, String item) {
        return authorizedAs(user, instance.json(path, "{\"item\":\"%s\"}".formatted(item))).header("Idempotency-Key", key);
    }

    private HttpRequest.Builder withNewKey(String item) {
        return authorizedAs(user, one.json("/api/purchases", "{\"item\":\"%s\"}".formatted(item))).header("Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static HttpRequest.Builder authorizedAs(String userId, HttpRequest.Builder request) {
        return TestClient.authorized(request, one.context().getBean(DemoTokens.class).issue(userId, false));
    }

    private void age(String age) {
        jdbc().update("update idempotency_key set created_at = now() - ?::interval where user_id = ?", age, user);
    }

    private int effects() {
        return count("select count(*) from purchase where user_id = ?");
    }

    private int storedKeys() {
        return count("select count(*) from idempotency_key where user_id = ?");
    }

    private int count(String sql) {
        Integer count = jdbc().queryForObject(sql, Integer.class, user);
        return count == null ? 0 : count;
    }

    private static JdbcTemplate jdbc() {
        return one.context().getBean(JdbcTemplate.class);
    }

    private static Purchases purchases(TestClient instance) {
        return instance.context().getBean(Purchases.class);
    }
}
