package frontrow.wallet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** GET /api/wallet/entries as a client reads it. */
record EntriesPage(List<Entry> entries, @Nullable String next) {

    record Entry(String transferId, String kind, long amount, long balanceAfter, String at, String reference) {}

    List<Long> amounts() {
        return entries.stream().map(Entry::amount).toList();
    }
}
