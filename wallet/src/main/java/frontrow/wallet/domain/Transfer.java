package frontrow.wallet.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Money that moved from one account to another. Never changed, never deleted: the database refuses it. */
@Entity
@Immutable
public class Transfer {

    @Id
    private UUID transferId;

    @Enumerated(EnumType.STRING)
    private TransferKind kind;

    @Embedded
    @AttributeOverride(name = "accountId", column = @Column(name = "debit_account"))
    private AccountId debitAccount;

    @Embedded
    @AttributeOverride(name = "accountId", column = @Column(name = "credit_account"))
    private AccountId creditAccount;

    @Embedded
    private Money amount;

    private UUID reference;

    @Column(name = "balance_after")
    private long balanceAfterMinor;

    private long entryNumber;

    @Embedded
    @AttributeOverride(name = "accountId", column = @Column(name = "wallet_account", insertable = false, updatable = false))
    private AccountId walletAccount;

    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected Transfer() {}

    Transfer(TransferKind kind, AccountId wallet, Money amount, UUID reference, Money balanceAfter, long entryNumber,
            Instant at) {
        this.transferId = kind.transferId(reference);
        this.kind = kind;
        this.debitAccount = kind.debitAccount(wallet);
        this.creditAccount = kind.creditAccount(wallet);
        this.amount = amount;
        this.reference = reference;
        this.balanceAfterMinor = balanceAfter.amountMinor();
        this.entryNumber = entryNumber;
        this.walletAccount = wallet;
        this.at = at;
    }

    public UUID transferId() {
        return transferId;
    }

    public TransferKind kind() {
        return kind;
    }

    public AccountId debitAccount() {
        return debitAccount;
    }

    public AccountId creditAccount() {
        return creditAccount;
    }

    /** Always positive; the accounts tell the direction. */
    public Money amount() {
        return amount;
    }

    /** What it changed the wallet's balance by: negative for a debit. */
    public long signedAmountMinor() {
        return debitAccount.equals(walletAccount) ? -amount.amountMinor() : amount.amountMinor();
    }

    /** The charge or the payment. */
    public UUID reference() {
        return reference;
    }

    /** The wallet's balance after this transfer, in minor units. */
    public long balanceAfterMinor() {
        return balanceAfterMinor;
    }

    /** Counts the transfers of one wallet, from 1 without gaps. */
    public long entryNumber() {
        return entryNumber;
    }

    public AccountId walletAccount() {
        return walletAccount;
    }

    public Instant at() {
        return at;
    }
}
