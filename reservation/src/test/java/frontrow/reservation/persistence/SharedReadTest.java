package frontrow.reservation.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedReadTest {

    @Test
    void nobodySeesLessThanWhatWasThereWhenTheyAsked() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        SharedRead<String, Integer> shared = new SharedRead<>(key -> {
            assertThat(atOnce.incrementAndGet()).as("reads at once").isEqualTo(1);
            int seen = written.get();
            LockSupport.parkNanos(10_000);
            atOnce.decrementAndGet();
            return seen;
        });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> readers = IntStream.range(0, 2_000).mapToObj(i -> threads.submit(() -> {
                int mine = written.incrementAndGet();
                return shared.read("hall") >= mine;
            })).toList();
            for (Future<Boolean> reader : readers) {
                assertThat(reader.get(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void thoseWhoAskWhileAReadIsRunningShareTheNextOne() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch firstHasBegun = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        SharedRead<String, Integer> shared = new SharedRead<>(key -> {
            int number = reads.incrementAndGet();
            if (number == 1) {
                firstHasBegun.countDown();
                awaited(firstMayEnd);
            }
            return number;
        });

        try (ExecutorService threads = Executors.newFixedThreadPool(11)) {
            Future<Integer> first = threads.submit(() -> shared.read("hall"));
            awaited(firstHasBegun);
            CountDownLatch asking = new CountDownLatch(10);
            List<Future<Integer>> others = IntStream.range(0, 10).mapToObj(i -> threads.submit(() -> {
                asking.countDown();
                return shared.read("hall");
            })).toList();
            awaited(asking);
            firstMayEnd.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            for (Future<Integer> other : others) {
                assertThat(other.get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void aFailureIsToldAndTheNextReadIsTriedAgain() {
        AtomicInteger reads = new AtomicInteger();
        SharedRead<String, Integer> shared = new SharedRead<>(key -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return reads.get();
        });

        assertThatThrownBy(() -> shared.read("hall")).isInstanceOf(IllegalStateException.class).hasMessage("away");
        assertThat(shared.read("hall")).isEqualTo(2);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
