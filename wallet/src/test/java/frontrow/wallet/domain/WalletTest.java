package frontrow.wallet.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletTest {

    private static final Currency KRW = Currency.getInstance("KRW");
    private static final FanId MINA = new FanId("mina");
    private static final ChargePolicy POLICY = new ChargePolicy(KRW, 10_000, 25_000);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PaymentId PAYMENT = new PaymentId(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
    private static final UUID CHARGE = UUID.fromString("018f0000-0000-7000-8000-000000000002");

    private final Wallet wallet = Wallet.empty(MINA, KRW);

    @Test
    void aChargeMovesCashIntoTheWallet() {
        ChargeDecision decision = wallet.charge(CHARGE, 7_000, POLICY, NOW);

        Transfer transfer = ((ChargeDecision.Charged) decision).transfer();
        assertThat(transfer.debitAccount()).isEqualTo(AccountId.CASH);
        assertThat(transfer.creditAccount()).isEqualTo(AccountId.walletOf(MINA));
        assertThat(transfer.amount()).isEqualTo(new Money(7_000, KRW));
        assertThat(transfer.balanceAfterMinor()).isEqualTo(7_000);
        assertThat(transfer.signedAmountMinor()).isEqualTo(7_000);
        assertThat(wallet.balance()).isEqualTo(new Money(7_000, KRW));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesToChargeWhatIsNotPositive(long amountMinor) {
        assertThat(wallet.charge(CHARGE, amountMinor, POLICY, NOW)).isEqualTo(new ChargeDecision.AmountNotPositive());
        assertThat(wallet.balance()).isEqualTo(Money.zero(KRW));
    }

    @ParameterizedTest
    @ValueSource(longs = {10_001, Long.MAX_VALUE})
    void refusesToChargeMoreThanTheLimit(long amountMinor) {
        assertThat(wallet.charge(CHARGE, amountMinor, POLICY, NOW)).isEqualTo(new ChargeDecision.AboveChargeMax(10_000));
    }

    @Test
    void chargesUpToTheBalanceLimitAndNotOneMore() {
        wallet.charge(UUID.randomUUID(), 10_000, POLICY, NOW);
        wallet.charge(UUID.randomUUID(), 10_000, POLICY, NOW);

        assertThat(wallet.charge(CHARGE, 5_001, POLICY, NOW)).isEqualTo(new ChargeDecision.AboveBalanceMax(20_000, 25_000));
        assertThat(wallet.charge(CHARGE, 5_000, POLICY, NOW)).isInstanceOf(ChargeDecision.Charged.class);
        assertThat(wallet.balance().amountMinor()).isEqualTo(25_000);
    }

    @Test
    void limitsAsLargeAsALongDoNotOverflow() {
        ChargePolicy boundless = new ChargePolicy(KRW, Long.MAX_VALUE, Long.MAX_VALUE);
        wallet.charge(UUID.randomUUID(), Long.MAX_VALUE - 5, boundless, NOW);

        assertThat(wallet.charge(CHARGE, 6, boundless, NOW)).isInstanceOf(ChargeDecision.AboveBalanceMax.class);
        assertThat(wallet.charge(CHARGE, Long.MAX_VALUE, boundless, NOW)).isInstanceOf(ChargeDecision.AboveBalanceMax.class);
    }

    @Test
    void aDebitMovesTheWalletsMoneyToTheBoxOffice() {
        wallet.charge(CHARGE, 7_000, POLICY, NOW);

        DebitDecision decision = wallet.debit(PAYMENT, 7_000, "KRW", NOW);

        Transfer transfer = ((DebitDecision.Debited) decision).transfer();
        assertThat(transfer.debitAccount()).isEqualTo(AccountId.walletOf(MINA));
        assertThat(transfer.creditAccount()).isEqualTo(AccountId.BOX_OFFICE);
        assertThat(transfer.signedAmountMinor()).isEqualTo(-7_000);
        assertThat(transfer.entryNumber()).isEqualTo(2);
        assertThat(wallet.balance()).isEqualTo(Money.zero(KRW));
    }

    @Test
    void refusesADebitOfMoreThanThereIs() {
        wallet.charge(CHARGE, 7_000, POLICY, NOW);

        assertThat(wallet.debit(PAYMENT, 7_001, "KRW", NOW))
                .isEqualTo(new DebitDecision.Rejected(RejectionReason.INSUFFICIENT_BALANCE));
        assertThat(wallet.balance()).isEqualTo(new Money(7_000, KRW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "krw", "", "no currency"})
    void refusesADebitInAnotherCurrency(String currencyCode) {
        wallet.charge(CHARGE, 7_000, POLICY, NOW);

        assertThat(wallet.debit(PAYMENT, 1, currencyCode, NOW)).isEqualTo(new DebitDecision.Rejected(RejectionReason.INVALID));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesADebitThatIsNotPositive(long amountMinor) {
        assertThat(wallet.debit(PAYMENT, amountMinor, "KRW", NOW)).isEqualTo(new DebitDecision.Rejected(RejectionReason.INVALID));
        assertThat(wallet.balance()).isEqualTo(Money.zero(KRW));
    }

    @Test
    void aRefundGivesBackEvenAboveTheLimitOfCharging() {
        Wallet full = new Wallet(AccountId.walletOf(MINA), new Money(25_000, KRW), 3);

        Transfer transfer = full.refund(PAYMENT, new Money(4_000, KRW), NOW);

        assertThat(transfer.debitAccount()).isEqualTo(AccountId.BOX_OFFICE);
        assertThat(transfer.creditAccount()).isEqualTo(AccountId.walletOf(MINA));
        assertThat(transfer.balanceAfterMinor()).isEqualTo(29_000);
        assertThat(transfer.entryNumber()).isEqualTo(4);
    }

    @Test
    void transferIdsFollowFromReferenceAndKind() {
        assertThat(TransferKind.DEBIT.transferId(PAYMENT.value())).isEqualTo(TransferKind.DEBIT.transferId(PAYMENT.value()))
                .isNotEqualTo(TransferKind.REFUND.transferId(PAYMENT.value()));
    }
}
