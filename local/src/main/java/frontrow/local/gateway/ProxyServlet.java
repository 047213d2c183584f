package frontrow.local.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a request on to its service and the answer back as it comes, so that server-sent events arrive when they are sent. */
final class ProxyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ProxyServlet.class);

    private static final Duration CONNECT_WAIT_MAX = Duration.ofSeconds(3);
    private static final int BUFFER_SIZE_BYTES = 8 * 1024;

    private final transient Routes routes;
    private final transient HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WAIT_MAX).followRedirects(HttpClient.Redirect.NEVER).build();

    ProxyServlet(Routes routes) {
        this.routes = routes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<URI> targets = targets(request);
        if (targets.isEmpty()) {
            refuse(response, 404, "NOT_FOUND", "There is nothing at this address.");
            return;
        }
        HttpResponse<InputStream> answer;
        try {
            answer = answer(new OnwardRequest(request), targets);
        } catch (IOException unreachable) {
            LOG.warn("{} {} cannot be passed on: {}", request.getMethod(), targets, unreachable.toString());
            response.setHeader("Retry-After", "1");
            refuse(response, 503, "UNAVAILABLE", "The service does not answer at the moment.");
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            refuse(response, 503, "UNAVAILABLE", "The system is being stopped.");
            return;
        }
        try (InputStream body = answer.body()) {
            response.setStatus(answer.statusCode());
            answer.headers().map().forEach((name, values) -> {
                if (!OnwardRequest.isOfOneConnection(name)) {
                    values.forEach(value -> response.addHeader(name, value));
                }
            });
            answer.headers().firstValueAsLong("content-length").ifPresent(response::setContentLengthLong);
            stream(body, response.getOutputStream());
        }
    }

    private List<URI> targets(HttpServletRequest request) {
        try {
            String query = request.getQueryString();
            return routes.targets(request.getRequestURI()).stream()
                    .map(found -> query == null ? found : URI.create(found + "?" + query)).toList();
        } catch (IllegalArgumentException notAnAddress) {
            return List.of();
        }
    }

    /**
     * Of the instance whose turn it is. Where that has not taken the request, because nobody listens there, the next one is asked; where
     * it may have taken it, or says that it cannot answer now, only if asking twice does no harm.
     */
    private HttpResponse<InputStream> answer(OnwardRequest onward, List<URI> targets) throws IOException, InterruptedException {
        for (URI target : targets.subList(0, targets.size() - 1)) {
            try {
                HttpResponse<InputStream> answer = client.send(onward.to(target), BodyHandlers.ofInputStream());
                if (answer.statusCode() != 503 || !onward.isHarmlessTwice()) {
                    return answer;
                }
                answer.body().close();
            } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
                if (!onward.isKept()) {
                    throw nobodyThere;
                }
            } catch (IOException brokenOff) {
                if (!onward.isHarmlessTwice()) {
                    throw brokenOff;
                }
            }
            LOG.info("{} does not take the request; another instance is asked.", target);
        }
        return client.send(onward.to(targets.getLast()), BodyHandlers.ofInputStream());
    }

    private static void stream(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE_BYTES];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private static void refuse(HttpServletResponse response, int status, String code, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write("""
                {"type":"about:blank","title":"%s","status":%d,"code":"%s","detail":"%s"}""".formatted(code, status, code, detail)
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
