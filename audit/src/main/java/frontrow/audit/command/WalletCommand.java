package frontrow.audit.command;

import frontrow.audit.AuditedRecord;
import frontrow.audit.read.CannotAudit;
import frontrow.audit.story.Story;
import frontrow.events.wallet.WalletCharged;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "wallet", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints a fan's statement of account as the topic tells it.")
final class WalletCommand implements Callable<Integer> {

    @Parameters(paramLabel = "USER")
    private String userId = "";

    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() {
        return Sentences.onFailure(AuditCommand.COULD_NOT_RUN, () -> {
            List<AuditedRecord> entries = where.story().of(event -> event.getSchema().getNamespace().endsWith(".wallet")
                    && Story.says(event, "userId", userId));
            if (entries.isEmpty()) {
                throw new CannotAudit("No topic tells of the wallet of " + userId + ".");
            }
            System.out.printf("%-27s %-10s %15s %15s  %s%n", "at", "", "amount", "balance", "for");
            entries.forEach(WalletCommand::print);
            return 0;
        });
    }

    private static void print(AuditedRecord entry) {
        switch (entry.event()) {
            case WalletCharged e ->
                print(entry, "charge", e.getAmountMinor(), e.getBalanceMinor(), "charge " + e.getTransferId());
            case WalletDebited e -> print(entry, "debit", -e.getAmountMinor(), e.getBalanceMinor(),
                    "reservation " + e.getReservationId());
            case WalletRefunded e -> print(entry, "refund", e.getAmountMinor(), e.getBalanceMinor(),
                    "reservation " + e.getReservationId());
            case WalletDebitRejected e -> print(entry, "rejected", 0, e.getBalanceMinor(),
                    "%d for reservation %s: %s".formatted(e.getAmountMinor(), e.getReservationId(), e.getReason()));
            default -> {
                // Nothing else is in this topic.
            }
        }
    }

    private static void print(AuditedRecord entry, String kind, long change, long balance, String reference) {
        System.out.printf(Locale.ROOT, "%-27s %-10s %,15d %,15d  %s  (%s)%n", Story.at(entry.event()), kind, change, balance,
                reference,
                entry.location());
    }
}
