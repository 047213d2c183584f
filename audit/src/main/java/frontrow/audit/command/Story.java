package frontrow.audit.command;

import frontrow.audit.AuditedRecord;
import frontrow.audit.read.Reading;
import frontrow.audit.read.Registry;
import frontrow.audit.read.TopicPrefix;
import frontrow.audit.read.TopicReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Some of the events of the topics, each once, in the order of the times that their events say. */
final class Story {

    private static final String AT = "at";

    private Story() {}

    static List<AuditedRecord> of(Where where, Predicate<SpecificRecord> wanted) {
        List<AuditedRecord> found = new ArrayList<>();
        try (TopicReader topics = new TopicReader(where.bootstrapServers(), new Registry(where.registryUrl()));
                Progress progress = new Progress()) {
            TopicPrefix prefix = topics.prefix(null);
            progress.expect(prefix.records());
            topics.read(prefix, reading -> keep(reading, wanted, found), progress);
        }
        Set<UUID> told = new HashSet<>();
        found.removeIf(record -> !told.add(record.eventId()));
        found.sort(Comparator.comparing((AuditedRecord record) -> at(record.event()))
                .thenComparing(AuditedRecord::timestamp).thenComparing(AuditedRecord::topic)
                .thenComparingLong(AuditedRecord::offset));
        return found;
    }

    private static void keep(Reading reading, Predicate<SpecificRecord> wanted, List<AuditedRecord> found) {
        AuditedRecord record = reading.record();
        if (record != null && wanted.test(record.event())) {
            found.add(record);
        }
    }

    static Instant at(SpecificRecord event) {
        return (Instant) Objects.requireNonNull(field(event, AT));
    }

    static @Nullable Object field(SpecificRecord event, String name) {
        Schema.Field field = event.getSchema().getField(name);
        return field == null ? null : event.get(field.pos());
    }

    static boolean says(SpecificRecord event, String field, Object value) {
        return value.equals(field(event, field));
    }

    /** One line: when, what, its fields but those that every line has, and where. */
    static String line(AuditedRecord record, List<String> leftOut) {
        StringBuilder fields = new StringBuilder();
        SpecificRecord event = record.event();
        for (Schema.Field field : event.getSchema().getFields()) {
            if (!leftOut.contains(field.name()) && !field.name().equals(AT)) {
                fields.append(' ').append(field.name()).append('=').append(event.get(field.pos()));
            }
        }
        return "%-27s %-22s%s  (%s)".formatted(at(event), event.getSchema().getName(), fields, record.location());
    }
}
