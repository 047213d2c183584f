package frontrow.local.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A request as it is passed on, to one instance after the other if need be. */
final class OnwardRequest {

    /** A body up to here is kept, so that it can be sent again; no service takes a longer one by default. */
    private static final int BODY_KEPT_BYTES_MAX = 128 * 1024;
    /** They speak of one connection, not of the message (RFC 9110 §7.6.1); Host and Content-Length are the client's own. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of("connection", "keep-alive", "proxy-authenticate",
            "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "host", "content-length", "expect");

    /** Twice is once, by what they mean (RFC 9110 §9.2.2). */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    /** Who is in line already keeps the place: joining twice is joining once, without a key. */
    private static final Pattern JOIN = Pattern.compile("/api/queues/[^/]+/tokens");

    private final HttpServletRequest request;
    private final BodyPublisher body;
    private final boolean kept;

    OnwardRequest(HttpServletRequest request) throws IOException {
        this.request = request;
        InputStream rest = request.getInputStream();
        byte[] begin = rest.readNBytes(BODY_KEPT_BYTES_MAX + 1);
        this.kept = begin.length <= BODY_KEPT_BYTES_MAX;
        this.body = kept ? kept(begin) : streamed(begin, rest);
    }

    private BodyPublisher kept(byte[] bytes) {
        return bytes.length == 0 && !List.of("POST", "PUT", "PATCH").contains(request.getMethod())
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(bytes);
    }

    private BodyPublisher streamed(byte[] begin, InputStream rest) {
        BodyPublisher streamed = BodyPublishers
                .ofInputStream(() -> new SequenceInputStream(new ByteArrayInputStream(begin), rest));
        long length = request.getContentLengthLong();
        return length < 0 ? streamed : BodyPublishers.fromPublisher(streamed, length);
    }

    HttpRequest to(URI target) {
        HttpRequest.Builder onward = HttpRequest.newBuilder(target).method(request.getMethod(), body);
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!isOfOneConnection(name) && !name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-")) {
                Collections.list(request.getHeaders(name)).forEach(value -> onward.header(name, value));
            }
        }
        onward.setHeader("X-Forwarded-For", request.getRemoteAddr());
        onward.setHeader("X-Forwarded-Proto", request.getScheme());
        onward.setHeader("X-Forwarded-Host", request.getServerName());
        onward.setHeader("X-Forwarded-Port", String.valueOf(request.getServerPort()));
        return onward.build();
    }

    /** Whether it can be sent more than once at all. */
    boolean isKept() {
        return kept;
    }

    /** Whether an instance may get it that another one has taken already: the second time changes nothing, or has a key that tells it is the same. */
    boolean isHarmlessTwice() {
        return kept && (IDEMPOTENT.contains(request.getMethod()) || request.getHeader("Idempotency-Key") != null
                || JOIN.matcher(request.getRequestURI()).matches());
    }

    static boolean isOfOneConnection(String header) {
        return OF_ONE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
