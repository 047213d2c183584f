package frontrow.messaging.codec;

import frontrow.events.EventTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * The generated classes of our events and of nothing else: whatever a schema names, no other class is ever looked for (which is also
 * why Avro's list of trusted packages, global to the JVM, need not be touched).
 */
final class EventModel extends SpecificData {

    private final Map<String, Schema> events = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();

    EventModel() {
        addLogicalTypeConversion(new Conversions.UUIDConversion());
        addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        for (List<Schema> ofTopic : EventTypes.BY_TOPIC.values()) {
            for (Schema event : ofTopic) {
                events.put(event.getFullName(), event);
                addClasses(event);
            }
        }
    }

    /** Today's schema of an event, or null if there is no such event. */
    @Nullable
    Schema event(String fullName) {
        return events.get(fullName);
    }

    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> classes.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }

    private void addClasses(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (addClass(schema)) {
                    schema.getFields().forEach(field -> addClasses(field.schema()));
                }
            }
            case ENUM, FIXED -> addClass(schema);
            case ARRAY -> addClasses(schema.getElementType());
            case MAP -> addClasses(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::addClasses);
            default -> {
            }
        }
    }

    private boolean addClass(Schema schema) {
        try {
            return classes.put(schema.getFullName(), Class.forName(getClassName(schema))) == null;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("No class was generated for " + schema.getFullName() + ".", e);
        }
    }
}
