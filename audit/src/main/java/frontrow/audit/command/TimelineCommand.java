package frontrow.audit.command;

import frontrow.audit.AuditedRecord;
import frontrow.audit.read.CannotAudit;
import java.util.ArrayList;
import java.util.Comparator;
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
            List<AuditedRecord> purchase = Story.of(where, event -> Story.says(event, "reservationId", id));
            List<AuditedRecord> all = new ArrayList<>(purchase);
            all.addAll(wayThroughTheLine(purchase));
            if (all.isEmpty()) {
                throw new CannotAudit("No topic tells of reservation " + id + ".");
            }
            all.sort(Comparator.comparing(record -> Story.at(record.event())));
            all.forEach(record -> System.out.println(Story.line(record, List.of("reservationId", "concertId", "performanceId",
                    "currency"))));
            return 0;
        });
    }

    /** The pass that the seats are held with, and the place that it was given to. */
    private List<AuditedRecord> wayThroughTheLine(List<AuditedRecord> purchase) {
        return purchase.stream().map(record -> Story.field(record.event(), "passId")).filter(UUID.class::isInstance).findFirst()
                .map(pass -> {
                    List<AuditedRecord> ofPass = Story.of(where, event -> Story.says(event, "passId", pass)
                            && Story.field(event, "reservationId") == null);
                    List<AuditedRecord> joined = ofPass.stream().map(record -> Story.field(record.event(), "token"))
                            .filter(UUID.class::isInstance).findFirst()
                            .map(token -> Story.of(where, event -> Story.says(event, "token", token)
                                    && Story.field(event, "passId") == null))
                            .orElse(List.of());
                    List<AuditedRecord> way = new ArrayList<>(joined);
                    way.addAll(ofPass);
                    return way;
                }).orElse(List.of());
    }
}
