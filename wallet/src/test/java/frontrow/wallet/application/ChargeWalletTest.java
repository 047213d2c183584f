package frontrow.wallet.application;

import static frontrow.wallet.APayment.TRACE;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.wallet.WalletCharged;
import frontrow.messaging.Outgoing;
import frontrow.messaging.RecordingOutbox;
import frontrow.wallet.Books;
import frontrow.wallet.InMemoryLedger;
import frontrow.wallet.domain.ChargeDecision;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChargeWalletTest {

    private static final Currency KRW = Currency.getInstance("KRW");
    private static final FanId MINA = new FanId("mina");
    private static final FanId JUN = new FanId("jun");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ChargePolicy POLICY = new ChargePolicy(KRW, 10_000, 25_000);

    private final InMemoryLedger ledger = new InMemoryLedger(KRW, Clock.fixed(NOW, ZoneOffset.UTC));
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final ChargeWallet chargeWallet = new ChargeWallet(ledger, outbox, POLICY);
    private final ViewWallet viewWallet = new ViewWallet(ledger, ledger, POLICY);

    @Test
    void theFirstChargeOpensTheWalletAndIsTold() {
        Charge charge = charge(MINA, 5_000);

        chargeWallet.charge(List.of(charge));

        assertThat(viewWallet.balanceOf(MINA)).isEqualTo(new Money(5_000, KRW));
        assertThat(outbox.appended()).singleElement().returns("mina", Outgoing::key).returns(TRACE, Outgoing::trace);
        WalletCharged told = outbox.ofType(WalletCharged.class).getFirst();
        assertThat(told.getTransferId()).isEqualTo(ledger.transfers().getFirst().transferId());
        assertThat(told.getUserId()).isEqualTo("mina");
        assertThat(told.getAmountMinor()).isEqualTo(5_000);
        assertThat(told.getBalanceMinor()).isEqualTo(5_000);
        assertThat(told.getCurrency()).isEqualTo("KRW");
        assertThat(told.getAt()).isEqualTo(NOW);
    }

    @Test
    void oneFanMayBeInABatchSeveralTimes() {
        List<ChargeDecision> decisions = chargeWallet
                .charge(List.of(charge(MINA, 10_000), charge(JUN, 1), charge(MINA, 10_000), charge(MINA, 5_001),
                        charge(MINA, 5_000)));

        assertThat(decisions).extracting(each -> each instanceof ChargeDecision.Charged).containsExactly(true, true, true, false,
                true);
        assertThat(decisions.get(3)).isEqualTo(new ChargeDecision.AboveBalanceMax(20_000, 25_000));
        assertThat(viewWallet.balanceOf(MINA).amountMinor()).isEqualTo(25_000);
        assertThat(outbox.ofType(WalletCharged.class)).extracting(WalletCharged::getBalanceMinor).containsExactly(10_000L, 1L,
                20_000L, 25_000L);
        Books.assertAddUp(ledger);
    }

    @Test
    void whatIsRefusedLeavesNoTrace() {
        List<ChargeDecision> decisions = chargeWallet.charge(List.of(charge(MINA, 0), charge(MINA, 10_001)));

        assertThat(decisions).containsExactly(new ChargeDecision.AmountNotPositive(), new ChargeDecision.AboveChargeMax(10_000));
        assertThat(outbox.appended()).isEmpty();
        assertThat(ledger.transfers()).isEmpty();
        assertThat(viewWallet.balanceOf(MINA)).isEqualTo(Money.zero(KRW));
    }

    private static Charge charge(FanId fan, long amountMinor) {
        return new Charge(UUID.randomUUID(), fan, amountMinor, TRACE);
    }
}
