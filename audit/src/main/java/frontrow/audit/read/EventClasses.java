package frontrow.audit.read;

import frontrow.events.EventTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** The classes of today's events. A schema that names another class, wherever it comes from, finds none: nothing is loaded by name. */
public final class EventClasses extends SpecificData {

    private final Map<String, Class<?>> byName = new HashMap<>();

    public EventClasses() {
        addLogicalTypeConversion(new Conversions.UUIDConversion());
        addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        EventTypes.BY_TOPIC.values().stream().flatMap(List::stream).forEach(this::add);
    }

    private void add(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                named(schema);
                schema.getFields().forEach(field -> add(field.schema()));
            }
            case ENUM -> named(schema);
            case ARRAY -> add(schema.getElementType());
            case UNION -> schema.getTypes().forEach(this::add);
            default -> {
                // Values of Java's own classes.
            }
        }
    }

    private void named(Schema schema) {
        try {
            byName.put(schema.getFullName(), Class.forName(getClassName(schema)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("No class was generated for " + schema.getFullName() + ".", e);
        }
    }

    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> byName.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }
}
