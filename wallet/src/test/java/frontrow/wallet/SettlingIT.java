package frontrow.wallet;

import static frontrow.wallet.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import frontrow.messaging.codec.EventCodec;
import frontrow.wallet.application.Instruction;
import frontrow.wallet.domain.FanId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettlingIT extends WalletServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private EventCodec codec;

    private PaymentTopic payments;
    private WalletTopic wallet;

    @BeforeEach
    void openTopics() {
        payments = new PaymentTopic(codec);
        wallet = new WalletTopic(codec);
    }

    @AfterEach
    void theBooksAddUp() {
        payments.close();
        wallet.close();
        assertThat(discrepancies()).isEmpty();
    }

    @Test
    void aDebitAndItsRefundAreToldUnderTheFansKeyAndTheRequestsTrace() throws Exception {
        FanId fan = aFan();
        charge(fan, "10000").expectStatus().isCreated();
        APayment payment = aPayment().by(fan).of(4_000);

        say(List.of(payment.debit(), payment.refund(), payment.debit()));

        List<SpecificRecord> told = toldOf(fan, 3).subList(1, 3);
        WalletDebited debited = (WalletDebited) told.get(0);
        assertThat(debited.getPaymentId()).isEqualTo(payment.terms().payment().value());
        assertThat(debited.getBalanceMinor()).isEqualTo(6_000);
        assertThat(((WalletRefunded) told.get(1)).getBalanceMinor()).isEqualTo(10_000);
        assertThat(wallet.said()).filteredOn(each -> each.event() instanceof WalletDebited)
                .allSatisfy(each -> assertThat(each.traceparent()).startsWith(APayment.TRACE.traceparent().substring(0, 35)));
        as(fan).get().uri("/api/wallet/entries").exchange().expectBody().jsonPath("$.entries[0].kind").isEqualTo("REFUND")
                .jsonPath("$.entries[0].amount").isEqualTo(4_000).jsonPath("$.entries[1].kind").isEqualTo("DEBIT")
                .jsonPath("$.entries[1].amount").isEqualTo(-4_000).jsonPath("$.entries[1].reference")
                .isEqualTo(payment.terms().payment().value().toString());
    }

    @Test
    void whatCannotBePaidIsRejectedForGood() throws Exception {
        FanId fan = aFan();
        APayment tooDear = aPayment().by(fan).of(4_000);
        APayment voided = aPayment().by(fan).of(1);
        APayment invalid = aPayment().by(fan).of(-1);
        say(List.of(tooDear.debit(), voided.refund(), invalid.debit()));
        assertThat(toldOf(fan, 3)).extracting(each -> ((WalletDebitRejected) each).getReason()).containsExactlyInAnyOrder(
                DebitRejectionReason.INSUFFICIENT_BALANCE, DebitRejectionReason.VOIDED, DebitRejectionReason.INVALID);
        charge(fan, "10000").expectStatus().isCreated();

        say(List.of(tooDear.debit(), voided.debit(), invalid.debit(), voided.refund()));
        letPaymentsPass();

        assertThat(toldOf(fan, 4)).hasSize(4);
        hasBalance(fan, 10_000);
    }

    @Test
    void ignoresHowSagasEnd() throws Exception {
        FanId fan = aFan();
        charge(fan, "10").expectStatus().isCreated();
        UUID reservation = UUID.randomUUID();

        payments.say(reservation, PaymentFailed.newBuilder().setReservationId(reservation).setPaymentId(UUID.randomUUID())
                .setUserId(fan.value()).setAmountMinor(5).setCurrency("KRW").setReason(PaymentFailureReason.TIMEOUT)
                .setAt(Instant.EPOCH)
                .build(), APayment.TRACE);
        letPaymentsPass();

        assertThat(toldOf(fan, 1)).hasSize(1);
    }

    @Test
    void manyDebitsOfManyFansDeliveredTwiceHappenOnce() throws Exception {
        List<FanId> fans = IntStream.range(0, 20).mapToObj(_ -> aFan()).toList();
        fans.forEach(fan -> charge(fan, "10000").expectStatus().isCreated());
        List<Instruction> debits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            debits.add(aPayment().by(fans.get(i % fans.size())).of(300).debit());
        }

        say(debits);
        say(debits);

        for (FanId fan : fans) {
            List<SpecificRecord> told = toldOf(fan, 51);
            assertThat(told).filteredOn(WalletDebited.class::isInstance).hasSize(33);
            assertThat(told).filteredOn(WalletDebitRejected.class::isInstance).hasSize(17);
        }
        letPaymentsPass();
        for (FanId fan : fans) {
            hasBalance(fan, 100);
            assertThat(transfersOf(fan)).isEqualTo(34);
        }
    }

    @Test
    void chargesAndDebitsOfOneWalletAtTheSameTimeAreAllThere() throws Exception {
        FanId fan = aFan();
        charge(fan, "1000").expectStatus().isCreated();

        try (ExecutorService clicks = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                clicks.execute(() -> charge(fan, "100").expectStatus().isCreated());
                payments.say(aPayment().by(fan).of(70).debit());
            }
        }
        payments.flush();

        List<SpecificRecord> told = toldOf(fan, 201);
        long debited = told.stream().filter(WalletDebited.class::isInstance).count();
        hasBalance(fan, 1_000 + 100 * 100 - 70 * debited);
        assertThat(transfersOf(fan)).isEqualTo(101 + debited);
    }

    private void say(List<Instruction> instructions) throws Exception {
        instructions.forEach(payments::say);
        payments.flush();
    }

    private List<SpecificRecord> toldOf(FanId fan, int count) {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).atMost(PATIENCE)
                .until(() -> wallet.saidOf(fan.value()), told -> told.size() >= count);
    }

    /** All that was said before this has been handled after it: enough messages for every partition to get one. */
    private void letPaymentsPass() throws Exception {
        FanId marker = aFan();
        say(Stream.generate(() -> aPayment().by(marker).debit()).limit(64).toList());
        toldOf(marker, 64);
    }
}
