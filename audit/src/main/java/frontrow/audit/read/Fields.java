package frontrow.audit.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** What an event says, for people and for JSON: numbers stay numbers, lists lists, records maps; the rest is text. */
public final class Fields {

    /** Every step of a chain says it by itself. */
    private static final String AT = "at";

    private Fields() {}

    public static Map<String, @Nullable Object> of(IndexedRecord event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : event.getSchema().getFields()) {
            if (!field.name().equals(AT)) {
                fields.put(field.name(), value(event.get(field.pos())));
            }
        }
        return fields;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case List<?> list -> list.stream().map(Fields::value).toList();
            case IndexedRecord nested -> of(nested);
            default -> value.toString();
        };
    }
}
