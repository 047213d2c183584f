package frontrow.wallet.application;

import static frontrow.wallet.APayment.TRACE;
import static frontrow.wallet.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import frontrow.messaging.Outgoing;
import frontrow.messaging.RecordingOutbox;
import frontrow.wallet.APayment;
import frontrow.wallet.Books;
import frontrow.wallet.InMemoryLedger;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.FanId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order, the batches and the repeats: the books add up and every payment has one end. A failure names its seed. */
class AnyDeliveryTest {

    private static final Currency KRW = Currency.getInstance("KRW");
    private static final List<FanId> FANS = List.of(new FanId("mina"), new FanId("jun"), new FanId("seo"));

    private final InMemoryLedger ledger = new InMemoryLedger(KRW, Clock.systemUTC());
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final ChargeWallet chargeWallet = new ChargeWallet(ledger, outbox, new ChargePolicy(KRW, 10_000, 30_000));
    private final SettleDebits settleDebits = new SettleDebits(ledger, outbox);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksAddUpWhateverIsDeliveredHoweverOften(int seed) {
        Random random = new Random(seed);
        List<APayment> payments = payments(random);
        List<Instruction> pool = new ArrayList<>();
        payments.forEach(payment -> pool.addAll(List.of(payment.debit(), payment.debit(), payment.refund(), payment.refund())));
        Collections.shuffle(pool, random);

        for (int from = 0; from < pool.size();) {
            charge(random);
            int to = Math.min(pool.size(), from + 1 + random.nextInt(10));
            settleDebits.settle(pool.subList(from, to));
            Books.assertAddUp(ledger);
            from = to;
        }

        payments.forEach(this::hasOneEnd);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void redeliveryOfAnyStretchHasNoSecondEffect(int seed) {
        Random random = new Random(seed);
        List<Instruction> log = log(random);
        charge(random);
        settleDebits.settle(log);
        List<Outgoing> told = outbox.appended();
        charge(random);
        int toldAfterCharging = outbox.appended().size();
        int transfers = ledger.transfers().size();

        for (int to = 0; to <= log.size(); to++) {
            settleDebits.settle(log.subList(random.nextInt(to + 1), to));
            settleDebits.settle(log.subList(0, to));
        }

        assertThat(outbox.appended()).hasSize(toldAfterCharging).startsWith(told.toArray(Outgoing[]::new));
        assertThat(ledger.transfers()).hasSize(transfers);
        Books.assertAddUp(ledger);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void batchesDoWhatOneByOneDoes(int seed) {
        Random random = new Random(seed);
        List<Instruction> log = log(random);
        InMemoryLedger otherLedger = new InMemoryLedger(KRW, Clock.systemUTC());
        RecordingOutbox otherOutbox = new RecordingOutbox();
        SettleDebits oneByOne = new SettleDebits(otherLedger, otherOutbox);
        List<Charge> charges = FANS.stream().map(fan -> new Charge(UUID.randomUUID(), fan, 1 + random.nextInt(10_000), TRACE))
                .toList();
        chargeWallet.charge(charges);
        new ChargeWallet(otherLedger, otherOutbox, new ChargePolicy(KRW, 10_000, 30_000)).charge(charges);

        settleDebits.settle(log);
        log.forEach(instruction -> oneByOne.settle(List.of(instruction)));

        assertThat(ledger.transfers()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .isEqualTo(otherLedger.transfers());
        assertThat(ledger.rejections()).containsExactlyInAnyOrderElementsOf(otherLedger.rejections());
        assertThat(outbox.appended()).extracting(each -> each.event().getClass().getSimpleName() + each.key())
                .isEqualTo(otherOutbox.appended().stream().map(each -> each.event().getClass().getSimpleName() + each.key())
                        .toList());
    }

    private static List<APayment> payments(Random random) {
        return IntStream.range(0, 12)
                .mapToObj(_ -> aPayment().by(FANS.get(random.nextInt(FANS.size()))).of(random.nextInt(6_000) - 200))
                .toList();
    }

    private static List<Instruction> log(Random random) {
        List<Instruction> log = new ArrayList<>();
        payments(random).forEach(payment -> log
                .addAll(random.nextBoolean() ? List.of(payment.debit()) : List.of(payment.debit(), payment.refund())));
        Collections.shuffle(log, random);
        return log;
    }

    private void charge(Random random) {
        chargeWallet.charge(
                List.of(new Charge(UUID.randomUUID(), FANS.get(random.nextInt(FANS.size())), random.nextInt(10_000), TRACE)));
    }

    /** Debited and refunded, or rejected: each told once. */
    private void hasOneEnd(APayment payment) {
        UUID id = payment.terms().payment().value();
        long debited = outbox.ofType(WalletDebited.class).stream().filter(each -> each.getPaymentId().equals(id)).count();
        long refunded = outbox.ofType(WalletRefunded.class).stream().filter(each -> each.getPaymentId().equals(id)).count();
        long rejected = outbox.ofType(WalletDebitRejected.class).stream().filter(each -> each.getPaymentId().equals(id)).count();
        assertThat(debited + rejected).isEqualTo(1);
        assertThat(refunded).isEqualTo(debited);
    }
}
