package frontrow.audit.command;

import frontrow.audit.AuditedRecord;
import frontrow.audit.read.CannotAudit;
import frontrow.audit.story.Story;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "seat", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints who had a seat, in time.")
final class SeatCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PERFORMANCE")
    private @Nullable UUID performance;

    @Parameters(index = "1", paramLabel = "SEAT")
    private int seat;

    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() {
        return Sentences.onFailure(AuditCommand.COULD_NOT_RUN, () -> {
            UUID id = Objects.requireNonNull(performance);
            List<AuditedRecord> owners = where.story().of(event -> Story.says(event, "performanceId", id) && names(event));
            if (owners.isEmpty()) {
                throw new CannotAudit("No topic tells of seat %d of performance %s.".formatted(seat, id));
            }
            owners.forEach(
                    record -> System.out.println(Line.of(record, List.of("concertId", "performanceId", "seats", "currency",
                            "passId"))));
            return 0;
        });
    }

    private boolean names(SpecificRecord event) {
        return Story.field(event, "seats") instanceof List<?> seats && seats.contains(seat);
    }
}
