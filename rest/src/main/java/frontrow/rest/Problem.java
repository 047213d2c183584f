package frontrow.rest;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal as RFC 9457 problem+json with a stable {@code type} and {@code code}; the detail says what is wrong and what to do. */
public class Problem extends ErrorResponseException {

    private static final Set<String> TAKEN = Set.of("type", "title", "status", "detail", "instance", "code");

    private Problem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /** @param code upper case with underscores, stable, for example {@code SEAT_TAKEN} */
    public static Problem of(HttpStatus status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:frontrow:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        body.setProperty("code", code);
        return new Problem(status, body);
    }

    /**
     * Adds a member to the body.
     *
     * @throws IllegalArgumentException for a name that means something else already (RFC 9457 §3.1)
     */
    public Problem with(String name, Object value) {
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException("A problem has its own member " + name + ".");
        }
        getBody().setProperty(name, value);
        return this;
    }

    public Problem retryAfterSeconds(long seconds) {
        getHeaders().set("Retry-After", Long.toString(seconds));
        return this;
    }
}
