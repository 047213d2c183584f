package frontrow.wallet.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** What a transfer is for, and so between which accounts it moves money. */
public enum TransferKind {
    /** A fan puts money in: cash → wallet. */
    CHARGE,
    /** A payment takes money out: wallet → box office. */
    DEBIT,
    /** A debit is undone: box office → wallet. */
    REFUND;

    public AccountId debitAccount(AccountId wallet) {
        return switch (this) {
            case CHARGE -> AccountId.CASH;
            case DEBIT -> wallet;
            case REFUND -> AccountId.BOX_OFFICE;
        };
    }

    public AccountId creditAccount(AccountId wallet) {
        return switch (this) {
            case CHARGE, REFUND -> wallet;
            case DEBIT -> AccountId.BOX_OFFICE;
        };
    }

    /** The transfer's id, by name from its reference (RFC 9562 §5.5), so that whoever handles a request twice makes the same one. */
    public UUID transferId(UUID reference) {
        return UuidCreator.getNameBasedSha1(reference, name());
    }
}
