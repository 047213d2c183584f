package frontrow.wallet.web;

import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.TransferKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param next what to pass as {@code after} to get the page that follows; absent on the last one */
record EntriesBody(List<Entry> entries, @Nullable UUID next) {

    /**
     * @param amount       in minor units, signed: negative if it took money out, so that all of them add up to the balance
     * @param balanceAfter in minor units
     * @param reference    the charge or the payment
     */
    record Entry(UUID transferId, TransferKind kind, long amount, long balanceAfter, Instant at, UUID reference) {

        static Entry of(Transfer transfer) {
            return new Entry(transfer.transferId(), transfer.kind(), transfer.signedAmountMinor(), transfer.balanceAfterMinor(),
                    transfer.at(), transfer.reference());
        }
    }

    /** @param transfers up to one more than fit on the page */
    static EntriesBody page(List<Transfer> transfers, int countMax) {
        List<Entry> entries = transfers.stream().limit(countMax).map(Entry::of).toList();
        return new EntriesBody(entries, transfers.size() > countMax ? entries.getLast().transferId() : null);
    }
}
