package frontrow.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitterTest {

    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void whileOneBatchCommitsTheNextOneGathers() throws Exception {
        try (GroupCommitter<String, String> committer = committer(100, 64)) {
            List<CompletableFuture<String>> answers = submit(committer, "hold", "a", "b", "c");
            release.countDown();

            assertThat(all(answers)).containsExactly("HOLD", "A", "B", "C");
            assertThat(batches).containsExactly(List.of("hold"), List.of("a", "b", "c"));
        }
    }

    @Test
    void noBatchIsLargerThanItsLimit() throws Exception {
        try (GroupCommitter<String, String> committer = committer(100, 2)) {
            List<CompletableFuture<String>> answers = submit(committer, "hold", "a", "b", "c", "d", "e");
            release.countDown();

            all(answers);
            assertThat(batches).extracting(List::size).containsExactly(1, 2, 2, 1);
        }
    }

    @Test
    void refusesMoreThanMayWait() throws Exception {
        try (GroupCommitter<String, String> committer = committer(2, 64)) {
            List<CompletableFuture<String>> answers = submit(committer, "hold", "a", "b");

            assertThatThrownBy(() -> committer.submit("c")).isInstanceOf(RejectedExecutionException.class);
            release.countDown();
            assertThat(all(answers)).containsExactly("HOLD", "A", "B");
        }
    }

    @Test
    void oneThatThrowsIsAloneWithItsException() throws Exception {
        try (GroupCommitter<String, String> committer = committer(100, 64)) {
            List<CompletableFuture<String>> answers = submit(committer, "hold", "a", "boom", "b");
            release.countDown();

            assertThat(answers.get(1).get()).isEqualTo("A");
            assertThat(answers.get(3).get()).isEqualTo("B");
            assertThatThrownBy(() -> answers.get(2).get()).isInstanceOf(ExecutionException.class).hasRootCauseMessage("boom");
            assertThat(batches).containsExactly(List.of("hold"), List.of("a", "boom", "b"), List.of("a"), List.of("boom"),
                    List.of("b"));
        }
    }

    @Test
    void anOutageIsNotTriedForEachOneAgain() throws Exception {
        try (GroupCommitter<String, String> committer = committer(100, 64)) {
            List<CompletableFuture<String>> answers = submit(committer, "hold", "a", "outage");
            release.countDown();

            assertThatThrownBy(() -> answers.get(1).get()).hasRootCauseInstanceOf(SQLTransientConnectionException.class);
            assertThat(batches).hasSize(2);
        }
    }

    @Test
    void tooFewAnswersAreAFailure() throws Exception {
        try (GroupCommitter<String, String> committer = new GroupCommitter<>("test", 1, 10, 10, batch -> List.of())) {
            assertThatThrownBy(() -> committer.submit("a").get()).hasRootCauseMessage("0 answers to 1 requests.");
        }
    }

    @Test
    void closingLetsTheBatchEndAndRefusesTheRest() throws Exception {
        GroupCommitter<String, String> committer = committer(100, 64);
        List<CompletableFuture<String>> answers = submit(committer, "hold", "a");
        Thread closing = Thread.ofPlatform().start(committer::close);
        Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThatThrownBy(() -> committer.submit("late")).isInstanceOf(RejectedExecutionException.class);
        release.countDown();
        closing.join();

        assertThat(answers.get(0).get()).isEqualTo("HOLD");
        assertThat(answers.get(1)).isCompletedExceptionally();
    }

    @Test
    void everyRequestIsAnsweredOnceWhateverTheWorkersDo() throws Exception {
        try (GroupCommitter<String, String> committer = new GroupCommitter<>("test", 4, 1000, 7, this::commit)) {
            List<CompletableFuture<String>> answers = IntStream.range(0, 1000).mapToObj(n -> committer.submit("r" + n)).toList();

            assertThat(all(answers)).isEqualTo(IntStream.range(0, 1000).mapToObj(n -> "R" + n).toList());
            assertThat(batches.stream().flatMap(List::stream)).hasSize(1000).doesNotHaveDuplicates();
        }
    }

    private GroupCommitter<String, String> committer(int queuedMax, int batchSizeMax) {
        return new GroupCommitter<>("test", 1, queuedMax, batchSizeMax, this::commit);
    }

    /** The first one holds the only worker up, the others gather behind it. */
    private List<CompletableFuture<String>> submit(GroupCommitter<String, String> committer, String... requests)
            throws InterruptedException {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (String request : requests) {
            answers.add(committer.submit(request));
            holding.await();
        }
        return answers;
    }

    private List<String> commit(List<String> batch) {
        batches.add(batch);
        if (batch.contains("hold")) {
            holding.countDown();
            await();
        }
        if (batch.contains("boom")) {
            throw new IllegalStateException("boom");
        }
        if (batch.contains("outage")) {
            throw new IllegalStateException(new SQLTransientConnectionException("away"));
        }
        return batch.stream().map(request -> request.toUpperCase(Locale.ROOT)).toList();
    }

    private void await() {
        try {
            if (!release.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody released the batch.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<String> all(List<CompletableFuture<String>> answers) throws Exception {
        List<String> all = new ArrayList<>();
        for (CompletableFuture<String> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }
}
