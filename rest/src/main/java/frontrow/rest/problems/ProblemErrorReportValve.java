package frontrow.rest.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Tomcat's own refusals (bad request line, headers too large) come before any filter, so they are answered here. Without an
 * {@code instance}: there is no address that could be trusted.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] body = json(Problems.ofStatus(response.getStatus()).getBody()).getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The answer could not be sent", gone);
        }
    }

    /** All texts are constants of ours without a character that JSON would escape. */
    private static String json(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}".formatted(problem.getType(),
                problem.getTitle(), problem.getStatus(), problem.getDetail(), properties == null ? "" : properties.get("code"));
    }
}
