package frontrow.rest.problems;

import frontrow.rest.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What bean validation and the conversion of parameters found wrong, field by field. */
final class NotValid {

    private static final String SOMEHOW = "is not valid";

    private NotValid() {}

    static Problem body(MethodArgumentNotValidException failure) {
        return problem(failure.getAllErrors().stream().map(NotValid::error));
    }

    static Problem parameters(HandlerMethodValidationException failure) {
        return problem(failure.getParameterValidationResults().stream().flatMap(parameter -> {
            String name = Objects.requireNonNullElse(parameter.getMethodParameter().getParameterName(), "?");
            return parameter.getResolvableErrors().stream().map(error -> error instanceof FieldError field
                    ? error(field)
                    : error(name, error.getDefaultMessage()));
        }));
    }

    static Problem parameter(TypeMismatchException failure) {
        String name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : failure.getPropertyName();
        String message = "must be " + kind(failure.getRequiredType());
        return Problem.of(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", "The parameter %s %s.".formatted(name, message)).with(
                "errors",
                List.of(error(String.valueOf(name), message)));
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        return type.isEnum()
                ? "one of " + List.of(type.getEnumConstants())
                : "of type " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Problem problem(Stream<Map<String, String>> found) {
        List<Map<String, String>> errors = found.toList();
        String detail = errors.stream().map(error -> error.get("field") + " " + error.get("message")).distinct().sorted()
                .collect(Collectors.joining("; ", "Not valid: ", "."));
        return Problem.of(HttpStatus.BAD_REQUEST, "VALIDATION_FAILED", detail).with("errors", errors);
    }

    private static Map<String, String> error(ObjectError error) {
        return error(error instanceof FieldError field ? field.getField() : error.getObjectName(), error.getDefaultMessage());
    }

    private static Map<String, String> error(String field, @Nullable String message) {
        return Map.of("field", field, "message", Objects.requireNonNullElse(message, SOMEHOW));
    }
}
