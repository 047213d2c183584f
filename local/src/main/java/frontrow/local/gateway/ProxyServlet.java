package frontrow.local.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a request on to its service and the answer back as it comes, so that server-sent events arrive when they are sent. */
final class ProxyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ProxyServlet.class);

    private static final Duration CONNECT_WAIT_MAX = Duration.ofSeconds(3);
    private static final int BUFFER_SIZE_BYTES = 8 * 1024;

    /** They speak of one connection, not of the message (RFC 9110 §7.6.1); Host and Content-Length are the client's own. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of("connection", "keep-alive", "proxy-authenticate",
            "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "host", "content-length", "expect");

    private final transient Routes routes;
    private final transient HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WAIT_MAX).followRedirects(HttpClient.Redirect.NEVER).build();

    ProxyServlet(Routes routes) {
        this.routes = routes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<HttpRequest> onward = onward(request);
        if (onward.isEmpty()) {
            refuse(response, 404, "NOT_FOUND", "There is nothing at this address.");
            return;
        }
        HttpResponse<InputStream> answer;
        try {
            answer = client.send(onward.get(), BodyHandlers.ofInputStream());
        } catch (IOException unreachable) {
            LOG.warn("{} {} cannot be passed on: {}", request.getMethod(), onward.get().uri(), unreachable.toString());
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
                if (!isOfOneConnection(name)) {
                    values.forEach(value -> response.addHeader(name, value));
                }
            });
            answer.headers().firstValueAsLong("content-length").ifPresent(response::setContentLengthLong);
            stream(body, response.getOutputStream());
        }
    }

    private Optional<HttpRequest> onward(HttpServletRequest request) throws IOException {
        URI target;
        try {
            Optional<URI> found = routes.target(request.getRequestURI());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            String query = request.getQueryString();
            target = query == null ? found.get() : URI.create(found.get() + "?" + query);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
        HttpRequest.Builder onward = HttpRequest.newBuilder(target).method(request.getMethod(), body(request));
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!isOfOneConnection(name) && !name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-")) {
                Collections.list(request.getHeaders(name)).forEach(value -> onward.header(name, value));
            }
        }
        onward.setHeader("X-Forwarded-For", request.getRemoteAddr());
        onward.setHeader("X-Forwarded-Proto", request.getScheme());
        onward.setHeader("X-Forwarded-Host", request.getServerName());
        onward.setHeader("X-Forwarded-Port", String.valueOf(request.getServerPort()));
        return Optional.of(onward.build());
    }

    private static BodyPublisher body(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        if (length <= 0 && !chunked) {
            return List.of("POST", "PUT", "PATCH").contains(request.getMethod())
                    ? BodyPublishers.ofByteArray(new byte[0])
                    : BodyPublishers.noBody();
        }
        InputStream input = request.getInputStream();
        BodyPublisher streamed = BodyPublishers.ofInputStream(() -> input);
        return chunked ? streamed : BodyPublishers.fromPublisher(streamed, length);
    }

    private static void stream(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE_BYTES];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private static boolean isOfOneConnection(String header) {
        return OF_ONE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
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
