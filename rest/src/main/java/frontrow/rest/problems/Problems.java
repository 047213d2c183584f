package frontrow.rest.problems;

import frontrow.rest.Problem;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The problems that are no service's own. */
public final class Problems {

    private static final long RETRY_AFTER_SECONDS = 1;

    private Problems() {}

    public static Problem bodyTooLarge(long bytesMax) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE",
                "The body is larger than %d bytes; send less.".formatted(bytesMax));
    }

    public static Problem unavailable() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE",
                "Something this service depends on cannot be reached at the moment; try again in a few seconds.")
                .retryAfterSeconds(RETRY_AFTER_SECONDS);
    }

    public static Problem overloaded() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "OVERLOADED", "Too many requests are waiting; try again shortly.")
                .retryAfterSeconds(RETRY_AFTER_SECONDS);
    }

    public static Problem tooManyRequests(long retryAfterSeconds) {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS",
                "You ask more often than is allowed; wait as long as Retry-After says, then ask less often.")
                .retryAfterSeconds(retryAfterSeconds);
    }

    public static Problem internal(String traceId) {
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR",
                "Something went wrong on our side; try again, and tell support the traceId if it stays.")
                .with("traceId", traceId);
    }

    /** For a status that nobody explained, as Tomcat and the security filters set them. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST",
                    "The request is malformed; check its address, headers and body.");
            case 401 -> Problem.of(HttpStatus.UNAUTHORIZED, "TOKEN_MISSING", "Send a bearer token in the header Authorization.");
            case 403 -> Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN", "Your token does not allow this; it needs another role.");
            case 404 -> Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at this address; check the path.");
            case 405 ->
                Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "This address does not take this method.");
            case 406 -> Problem.of(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", "Ask for application/json in the header Accept.");
            case 408 -> Problem.of(HttpStatus.REQUEST_TIMEOUT, "REQUEST_TIMEOUT", "The request came too slowly; send it again.");
            case 413 -> Problem.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", "The body is too large; send less.");
            case 414 -> Problem.of(HttpStatus.URI_TOO_LONG, "URI_TOO_LONG", "The address is too long; shorten it.");
            case 415 -> Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE",
                    "Send the body as application/json.");
            case 431 -> Problem.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "HEADERS_TOO_LARGE",
                    "The headers are too large; send fewer or shorter ones.");
            case 501 -> Problem.of(HttpStatus.NOT_IMPLEMENTED, "NOT_IMPLEMENTED",
                    "This server does not know the method or the transfer coding.");
            case 503 -> unavailable();
            case 505 -> Problem.of(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "HTTP_VERSION_NOT_SUPPORTED", "Use HTTP/1.1.");
            default -> other(status);
        };
    }

    private static Problem other(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        HttpStatus answered = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return Problem.of(answered, answered.name(), "The request was answered with %s.".formatted(answered.getReasonPhrase()));
    }

    /** Gives a body what every problem has: a type, a code and the address it is about. */
    static ProblemDetail complete(ProblemDetail body, @Nullable String path) {
        if (body.getTitle() == null) {
            body.setTitle(HttpStatusCode.valueOf(body.getStatus()).toString());
        }
        Map<String, Object> properties = body.getProperties();
        if (properties == null || !properties.containsKey("code")) {
            ProblemDetail plain = ofStatus(body.getStatus()).getBody();
            body.setType(plain.getType());
            Map<String, Object> plainProperties = plain.getProperties();
            body.setProperty("code", plainProperties == null ? "ERROR" : plainProperties.get("code"));
        }
        if (body.getInstance() == null && path != null) {
            body.setInstance(instance(path));
        }
        return body;
    }

    private static @Nullable URI instance(String path) {
        try {
            return URI.create(path);
        } catch (IllegalArgumentException notAnAddress) {
            return null; // then the problem goes without one
        }
    }
}
