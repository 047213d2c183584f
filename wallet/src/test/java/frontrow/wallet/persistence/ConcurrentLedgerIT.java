package frontrow.wallet.persistence;

import static frontrow.wallet.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.wallet.WalletDebited;
import frontrow.messaging.Outgoing;
import frontrow.wallet.APayment;
import frontrow.wallet.application.Instruction;
import frontrow.wallet.domain.ChargeDecision;
import frontrow.wallet.domain.FanId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Charges and debits of the same wallets at the same time: nothing is lost, nobody deadlocks, nothing happens twice. */
class ConcurrentLedgerIT {

    private static final int THREADS = LedgerDatabase.CONNECTIONS_MAX;

    private static LedgerDatabase ledger;

    @BeforeAll
    static void open() {
        ledger = new LedgerDatabase("wallet_concurrent");
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @AfterEach
    void theBooksAddUp() {
        assertThat(ledger.discrepancies()).isEmpty();
    }

    @Test
    void chargesAndDebitsOfOneWalletAreAllThereAndItIsNeverNegative() throws Exception {
        FanId mina = fan();
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            work.add(() -> ledger.charge(mina, 700, 300).stream().filter(each -> each instanceof ChargeDecision.Charged).count()
                    * 500);
            work.add(() -> -debited(ledger.settle(Stream.generate(() -> aPayment().by(mina).of(400).debit()).limit(5).toList())));
        }

        long expected = inParallel(work).stream().mapToLong(Long::longValue).sum();

        assertThat(ledger.balanceOf(mina)).isEqualTo(expected);
    }

    @Test
    void batchesOfManyWalletsInAnyOrderDoNotDeadlock() throws Exception {
        List<FanId> fans = IntStream.range(0, 20).mapToObj(_ -> fan()).toList();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int seed = 0; seed < 80; seed++) {
            List<FanId> shuffled = new ArrayList<>(fans);
            Collections.shuffle(shuffled, new Random(seed));
            List<Instruction> batch = shuffled.stream().map(fan -> aPayment().by(fan).debit()).toList();
            work.add(() -> ledger.settle(batch).size());
            work.add(() -> ledger.charge(shuffled.getFirst(), 1_500).size());
        }

        assertThat(inParallel(work)).hasSize(160);
    }

    @RepeatedTest(3)
    void batchesThatOpenTheSameWalletsInAnyOrderDoNotDeadlock() throws Exception {
        List<FanId> fans = IntStream.range(0, 2_000).mapToObj(_ -> fan()).toList();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int seed = 0; seed < THREADS; seed++) {
            List<FanId> shuffled = new ArrayList<>(fans);
            Collections.shuffle(shuffled, new Random(seed));
            List<Instruction> batch = shuffled.stream().map(fan -> aPayment().by(fan).debit()).toList();
            work.add(() -> {
                together.await();
                return ledger.settle(batch).size();
            });
        }

        assertThat(inParallel(work)).containsOnly(fans.size());
    }

    /** Two consumers for a moment, as when a partition moves: for a fan with a wallet and one without. */
    @RepeatedTest(5)
    void whatTwoConsumersSettleAtOnceHappensOnce() throws Exception {
        FanId rich = fan();
        FanId withoutWallet = fan();
        ledger.charge(rich, 5_000);
        APayment undone = aPayment().by(rich);
        List<Instruction> batch = List.of(aPayment().by(rich).debit(), aPayment().by(withoutWallet).debit(), undone.debit(),
                undone.refund(),
                aPayment().by(withoutWallet).refund());

        List<List<Outgoing>> told = inParallel(Collections.nCopies(THREADS, () -> ledger.settle(batch)));

        assertThat(told.stream().mapToInt(List::size).sum()).isEqualTo(batch.size());
        assertThat(ledger.balanceOf(rich)).isEqualTo(4_000);
    }

    /** The first consumer rejects, and has not committed when the second one sees a fan who has become rich. */
    @Test
    void aDebitIsNotRejectedHereAndDoneThere() throws Exception {
        for (int i = 0; i < 20; i++) {
            FanId fan = fan();
            Instruction debit = aPayment().by(fan).debit();

            List<Integer> told = inParallel(List.of(() -> ledger.settle(List.of(debit)).size(),
                    () -> ledger.charge(fan, 5_000).size() + ledger.settle(List.of(debit)).size()));

            assertThat(told.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        }
    }

    private static FanId fan() {
        return new FanId("fan-" + UUID.randomUUID());
    }

    private static long debited(List<Outgoing> told) {
        return told.stream().map(Outgoing::event).filter(WalletDebited.class::isInstance).count() * 400;
    }

    private static <T> List<T> inParallel(List<? extends Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
