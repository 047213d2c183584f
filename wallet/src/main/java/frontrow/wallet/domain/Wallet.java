package frontrow.wallet.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** A fan's prepaid balance: never negative, and always the sum of the wallet's transfers. */
@Entity
@Table(name = "account")
public class Wallet {

    @EmbeddedId
    private AccountId account;

    @Embedded
    @AttributeOverride(name = "amountMinor", column = @Column(name = "balance_minor"))
    private Money balance;

    private long entryCount;

    @SuppressWarnings("NullAway.Init")
    protected Wallet() {}

    public Wallet(AccountId account, Money balance, long entryCount) {
        this.account = account;
        this.balance = balance;
        this.entryCount = entryCount;
    }

    public static Wallet empty(FanId fan, Currency currency) {
        return new Wallet(AccountId.walletOf(fan), Money.zero(currency), 0);
    }

    public ChargeDecision charge(UUID chargeId, long amountMinor, ChargePolicy policy, Instant at) {
        if (amountMinor <= 0) {
            return new ChargeDecision.AmountNotPositive();
        }
        if (amountMinor > policy.chargeMaxMinor()) {
            return new ChargeDecision.AboveChargeMax(policy.chargeMaxMinor());
        }
        // Subtracted, not added: the sum could overflow where a limit is close to the largest long.
        if (balance.amountMinor() > policy.balanceMaxMinor() - amountMinor) {
            return new ChargeDecision.AboveBalanceMax(balance.amountMinor(), policy.balanceMaxMinor());
        }
        Money amount = new Money(amountMinor, balance.currency());
        return new ChargeDecision.Charged(enter(TransferKind.CHARGE, amount, chargeId, balance.plus(amount), at));
    }

    /** @param currencyCode as the payment says it, valid or not */
    public DebitDecision debit(PaymentId payment, long amountMinor, String currencyCode, Instant at) {
        if (amountMinor <= 0 || !balance.currency().getCurrencyCode().equals(currencyCode)) {
            return new DebitDecision.Rejected(RejectionReason.INVALID);
        }
        Money amount = new Money(amountMinor, balance.currency());
        if (balance.isLessThan(amount)) {
            return new DebitDecision.Rejected(RejectionReason.INSUFFICIENT_BALANCE);
        }
        return new DebitDecision.Debited(enter(TransferKind.DEBIT, amount, payment.value(), balance.minus(amount), at));
    }

    /** Gives back what the payment's debit took. The limits of charging do not hold: it is the fan's money. */
    public Transfer refund(PaymentId payment, Money debited, Instant at) {
        return enter(TransferKind.REFUND, debited, payment.value(), balance.plus(debited), at);
    }

    private Transfer enter(TransferKind kind, Money amount, UUID reference, Money balanceAfter, Instant at) {
        balance = balanceAfter;
        entryCount++;
        return new Transfer(kind, account, amount, reference, balanceAfter, entryCount, at);
    }

    public AccountId account() {
        return account;
    }

    public Money balance() {
        return balance;
    }

    /** How many transfers there have been. */
    public long entryCount() {
        return entryCount;
    }
}
