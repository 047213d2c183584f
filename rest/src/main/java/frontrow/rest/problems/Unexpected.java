package frontrow.rest.problems;

import frontrow.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What nobody foresaw: told to the log in full, to the caller as a 500 (or 503) with nothing but the trace to ask for. */
final class Unexpected {

    private static final Logger log = LoggerFactory.getLogger(Unexpected.class);

    private Unexpected() {}

    static Problem problem(Throwable failure, HttpServletRequest request) {
        if (Causes.malformed(failure)) {
            return Problems.ofStatus(400);
        }
        String traceId = traceId(request);
        if (Causes.unavailable(failure) || Causes.lostRace(failure)) {
            log.warn("{} {} could not be served [trace {}]: {}", request.getMethod(), request.getRequestURI(), traceId,
                    failure.toString());
            return Problems.unavailable();
        }
        log.error("{} {} failed [trace {}]", request.getMethod(), request.getRequestURI(), traceId, failure);
        return Problems.internal(traceId);
    }

    /** The trace of the tracer, else the one that the caller sent (W3C Trace Context, §3.2), else a new one. */
    private static String traceId(HttpServletRequest request) {
        String traced = firstOf(MDC.get("traceId"), MDC.get("trace_id"));
        if (traced != null) {
            return traced;
        }
        String parent = request.getHeader("traceparent");
        if (parent != null && parent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")) {
            return parent.substring(3, 35);
        }
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
