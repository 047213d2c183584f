package frontrow.rest.problems;

import frontrow.rest.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Why a body could not be read, in words that help the one who sent it. */
final class Unreadable {

    private Unreadable() {}

    static Problem problem(HttpMessageNotReadableException failure) {
        BodyTooLarge tooLarge = Causes.find(failure, BodyTooLarge.class);
        if (tooLarge != null) {
            return Problems.bodyTooLarge(tooLarge.bytesMax());
        }
        JacksonException cause = Causes.find(failure, JacksonException.class);
        return switch (cause) {
            case null -> malformed("The body is missing or cannot be read; send a JSON object.");
            case StreamConstraintsException limit ->
                malformed("The JSON body exceeds a limit: its nesting, a number or a text is too long.");
            case InputCoercionException overflow -> field(overflow, "must be " + kind(overflow.getTargetType()));
            case StreamReadException syntax -> malformed("The body is not valid JSON%s.".formatted(place(syntax.getLocation())));
            case PropertyBindingException unknown -> field(unknown, "is not a field that is known here; leave it out");
            case InvalidFormatException format -> field(format, "must be " + kind(format.getTargetType()));
            case MismatchedInputException mismatch -> field(mismatch, "must be " + kind(mismatch.getTargetType()));
            default -> malformed("The body cannot be read; send what the API's description asks for.");
        };
    }

    private static Problem malformed(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED_JSON", detail);
    }

    private static Problem field(JacksonException failure, String message) {
        String field = failure.getPath().stream().map(Unreadable::step).collect(Collectors.joining()).replaceFirst("^\\.", "");
        if (field.isEmpty()) {
            return malformed("The body %s.".formatted(message));
        }
        return Problem.of(HttpStatus.BAD_REQUEST, "INVALID_BODY", "The field %s %s.".formatted(field, message))
                .with("errors", List.of(Map.of("field", field, "message", message)));
    }

    private static String step(JacksonException.Reference reference) {
        String name = reference.getPropertyName();
        return name == null ? "[" + reference.getIndex() + "]" : "." + name;
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        return switch (type.getSimpleName()) {
            case "int", "long", "short", "byte", "Integer", "Long", "Short", "Byte", "BigInteger" -> "a whole number in range";
            case "double", "float", "Double", "Float", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text without control character NUL";
            case "UUID" -> "a UUID";
            case "Instant", "OffsetDateTime" -> "a time like 2026-01-31T19:00:00Z";
            case "List", "Set", "Collection", "ArrayList" -> "a list";
            default -> type.isEnum()
                    ? "one of " + List.of(type.getEnumConstants())
                    : type.isArray()
                            ? "a list"
                            : type.isRecord()
                                    ? "a JSON object with all its fields"
                                    : "a "
                                            + type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
