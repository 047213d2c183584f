package frontrow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.rest.TestClient.Reply;
import frontrow.rest.idempotency.Waiting;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Requests share transactions and nothing else. */
class BatchesIT extends TwoInstances {

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

    private HttpRequest.Builder withNewKey(String item) {
        return authorizedAs(user, one.json("/api/purchases", "{\"item\":\"%s\"}".formatted(item))).header("Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
