package frontrow.rest;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.rest.TestClient.Reply;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST that is repeated has one effect and one answer. */
class IdempotencyIT extends TwoInstances {

    private static final String TOO_LONG = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

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
}
