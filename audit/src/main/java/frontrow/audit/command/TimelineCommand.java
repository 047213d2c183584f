package frontrow.audit.command;

import frontrow.audit.AuditedRecord;
import frontrow.audit.read.CannotAudit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "timeline", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints one purchase as the topics tell it, across services.")
final class TimelineCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESERVATION")
    private @Nullable UUID reservation;

    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() {
        return Sentences.onFailure(AuditCommand.COULD_NOT_RUN, () -> {
            UUID id = Objects.requireNonNull(reservation);
            List<AuditedRecord> purchase = where.story().ofPurchase(id);
            if (purchase.isEmpty()) {
                throw new CannotAudit("No topic tells of reservation " + id + ".");
            }
            purchase.forEach(record -> System.out
                    .println(Line.of(record, List.of("reservationId", "concertId", "performanceId", "currency"))));
            return 0;
        });
    }
}
