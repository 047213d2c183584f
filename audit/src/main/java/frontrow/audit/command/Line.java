package frontrow.audit.command;

import frontrow.audit.AuditedRecord;
import frontrow.audit.story.Story;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** An event as a line: when, what, its fields but those that every line of a story has, and where. */
final class Line {

    private Line() {}

    static String of(AuditedRecord record, List<String> leftOut) {
        StringBuilder fields = new StringBuilder();
        SpecificRecord event = record.event();
        for (Schema.Field field : event.getSchema().getFields()) {
            if (!leftOut.contains(field.name()) && !field.name().equals("at")) {
                fields.append(' ').append(field.name()).append('=').append(event.get(field.pos()));
            }
        }
        return "%-27s %-22s%s  (%s)".formatted(Story.at(event), event.getSchema().getName(), fields, record.location());
    }
}
