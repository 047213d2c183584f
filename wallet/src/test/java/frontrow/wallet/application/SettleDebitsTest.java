package frontrow.wallet.application;

import static frontrow.wallet.APayment.TRACE;
import static frontrow.wallet.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.events.wallet.DebitRejectionReason;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import frontrow.messaging.ImpossibleEvent;
import frontrow.messaging.Outgoing;
import frontrow.messaging.RecordingOutbox;
import frontrow.wallet.APayment;
import frontrow.wallet.Books;
import frontrow.wallet.InMemoryLedger;
import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.TransferKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettleDebitsTest {

    private static final Currency KRW = Currency.getInstance("KRW");
    private static final FanId MINA = new FanId("mina");
    private static final FanId JUN = new FanId("jun");

    private final InMemoryLedger ledger = new InMemoryLedger(KRW, Clock.systemUTC());
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final ChargeWallet chargeWallet = new ChargeWallet(ledger, outbox, new ChargePolicy(KRW, 1_000_000, 1_000_000));
    private final SettleDebits settleDebits = new SettleDebits(ledger, outbox);

    @AfterEach
    void theBooksAddUp() {
        Books.assertAddUp(ledger);
    }

    @Test
    void aDebitTakesTheMoneyAndIsTold() {
        has(MINA, 8_000);
        APayment payment = aPayment().by(MINA).of(5_000);

        settleDebits.settle(List.of(payment.debit()));

        assertThat(balanceOf(MINA)).isEqualTo(3_000);
        assertThat(outbox.appended()).singleElement().returns("mina", Outgoing::key).returns(TRACE, Outgoing::trace);
        WalletDebited told = outbox.ofType(WalletDebited.class).getFirst();
        assertThat(told.getPaymentId()).isEqualTo(payment.terms().payment().value());
        assertThat(told.getReservationId()).isEqualTo(payment.terms().reservation().value());
        assertThat(told.getTransferId()).isEqualTo(TransferKind.DEBIT.transferId(payment.terms().payment().value()));
        assertThat(told.getBalanceMinor()).isEqualTo(3_000);
    }

    @Test
    void aFanWithoutAWalletIsPoor() {
        settleDebits.settle(List.of(aPayment().by(JUN).of(1).debit()));

        assertThat(rejections()).containsExactly(DebitRejectionReason.INSUFFICIENT_BALANCE);
        assertThat(outbox.ofType(WalletDebitRejected.class).getFirst().getBalanceMinor()).isZero();
    }

    @Test
    void rejectedStaysRejectedEvenIfTheFanHasBecomeRich() {
        APayment payment = aPayment().by(MINA).of(5_000);
        settleDebits.settle(List.of(payment.debit()));
        has(MINA, 100_000);

        settleDebits.settle(List.of(payment.debit()));

        assertThat(balanceOf(MINA)).isEqualTo(100_000);
        assertThat(outbox.appended()).isEmpty();
    }

    @Test
    void amountsAndCurrenciesThatCannotBeDebitedAreRejectedAsInvalid() {
        has(MINA, 8_000);

        settleDebits.settle(List.of(aPayment().by(MINA).of(0).debit(), aPayment().by(MINA).of(-5).debit(),
                aPayment().by(MINA).of(5).in("USD").debit(), aPayment().by(MINA).of(5).in("no currency").debit()));

        assertThat(rejections()).hasSize(4).containsOnly(DebitRejectionReason.INVALID);
        assertThat(balanceOf(MINA)).isEqualTo(8_000);
    }

    @Test
    void aRefundGivesBackWhatWasDebitedOnce() {
        has(MINA, 8_000);
        APayment payment = aPayment().by(MINA).of(5_000);
        settleDebits.settle(List.of(payment.debit()));

        settleDebits.settle(List.of(payment.refund(), payment.refund()));
        settleDebits.settle(List.of(payment.refund()));

        assertThat(balanceOf(MINA)).isEqualTo(8_000);
        assertThat(outbox.ofType(WalletRefunded.class)).singleElement().returns(8_000L, WalletRefunded::getBalanceMinor);
    }

    @Test
    void aDebitThatWasUndoneBeforeItCameNeverHappens() {
        has(MINA, 8_000);
        APayment payment = aPayment().by(MINA).of(5_000);

        settleDebits.settle(List.of(payment.refund()));
        settleDebits.settle(List.of(payment.debit(), payment.refund()));

        assertThat(rejections()).containsExactly(DebitRejectionReason.VOIDED);
        assertThat(outbox.appended()).hasSize(1);
        assertThat(balanceOf(MINA)).isEqualTo(8_000);
    }

    @Test
    void thereIsNothingToUndoOfARejectedDebit() {
        APayment payment = aPayment().by(MINA).of(5_000);

        settleDebits.settle(List.of(payment.debit(), payment.refund()));

        assertThat(rejections()).containsExactly(DebitRejectionReason.INSUFFICIENT_BALANCE);
    }

    @Test
    void aRefundedDebitIsNotDebitedAgain() {
        has(MINA, 8_000);
        APayment payment = aPayment().by(MINA).of(5_000);

        settleDebits.settle(List.of(payment.debit(), payment.refund(), payment.debit()));
        settleDebits.settle(List.of(payment.debit()));

        assertThat(balanceOf(MINA)).isEqualTo(8_000);
        assertThat(ledger.transfers()).hasSize(3);
    }

    @Test
    void aHotWalletNeverGoesNegativeWithinABatch() {
        has(MINA, 10_000);
        List<Instruction> batch = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            batch.add(aPayment().by(MINA).of(3_000).debit());
        }
        batch.add(aPayment().by(MINA).of(1_000).debit());

        settleDebits.settle(batch);

        assertThat(outbox.ofType(WalletDebited.class)).extracting(WalletDebited::getBalanceMinor).containsExactly(7_000L, 4_000L,
                1_000L, 0L);
        assertThat(rejections()).hasSize(97).containsOnly(DebitRejectionReason.INSUFFICIENT_BALANCE);
        assertThat(balanceOf(MINA)).isZero();
    }

    @Test
    void aRefundEarlierInTheBatchPaysForALaterDebit() {
        has(MINA, 5_000);
        APayment first = aPayment().by(MINA).of(5_000);
        APayment second = aPayment().by(MINA).of(5_000);

        settleDebits.settle(List.of(first.debit(), first.refund(), second.debit()));

        assertThat(outbox.ofType(WalletDebited.class)).hasSize(2);
        assertThat(balanceOf(MINA)).isZero();
    }

    @Test
    void aRefundOfSomethingElseIsImpossibleAndUndoesNothing() {
        has(MINA, 5_000);
        APayment payment = aPayment().by(MINA).of(5_000);
        settleDebits.settle(List.of(payment.debit()));
        outbox.clear();

        assertThatThrownBy(() -> settleDebits.settle(List.of(payment.of(5_001).refund()))).isInstanceOf(ImpossibleEvent.class);
        assertThatThrownBy(() -> settleDebits.settle(List.of(payment.by(JUN).refund()))).isInstanceOf(ImpossibleEvent.class);
        assertThatThrownBy(() -> settleDebits.settle(List.of(payment.in("USD").refund()))).isInstanceOf(ImpossibleEvent.class);

        assertThat(balanceOf(MINA)).isZero();
        assertThat(outbox.appended()).isEmpty();
    }

    private void has(FanId fan, long amountMinor) {
        chargeWallet.charge(List.of(new Charge(UUID.randomUUID(), fan, amountMinor, TRACE)));
        outbox.clear();
    }

    private long balanceOf(FanId fan) {
        return ledger.findByAccount(AccountId.walletOf(fan)).orElseThrow().balance().amountMinor();
    }

    private List<DebitRejectionReason> rejections() {
        return outbox.ofType(WalletDebitRejected.class).stream().map(WalletDebitRejected::getReason).toList();
    }
}
