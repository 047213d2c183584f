package frontrow.local.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a request on to its service and the answer back as it comes, so that server-sent events arrive when they are sent. */
final class ProxyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ProxyServlet.class);

    private static final Timeout CONNECT_WAIT_MAX = Timeout.ofSeconds(3);
    /**
     * Less than a service that stops serves the connections there are (its {@code drain-max}): no request is sent on one that is about
     * to be closed unread.
     */
    private static final Timeout KEPT_IDLE_MAX = Timeout.ofSeconds(1);
    /** Of one instance: a stream of events has one for itself. */
    private static final int CONNECTIONS_MAX = 20_000;
    private static final int BUFFER_SIZE_BYTES = 8 * 1024;

    private final transient Routes routes;
    private final transient CloseableHttpClient client = client();

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
        try (ClassicHttpResponse answer = answer(new OnwardRequest(request), targets)) {
            passBack(answer, response);
        } catch (Unanswered unanswered) {
            LOG.warn("{} {} cannot be passed on: {}", request.getMethod(), targets, unanswered.getCause().toString());
            response.setHeader("Retry-After", "1");
            refuse(response, 503, "UNAVAILABLE", "The service does not answer at the moment.");
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
    private ClassicHttpResponse answer(OnwardRequest onward, List<URI> targets) throws Unanswered {
        for (URI target : targets.subList(0, targets.size() - 1)) {
            try {
                ClassicHttpResponse answer = client.executeOpen(null, onward.to(target), null);
                if (answer.getCode() != 503 || !onward.isHarmlessTwice()) {
                    return answer;
                }
                answer.close();
            } catch (ConnectException | ConnectTimeoutException nobodyThere) {
                if (!onward.isKept()) {
                    throw new Unanswered(nobodyThere);
                }
            } catch (IOException brokenOff) {
                if (!onward.isHarmlessTwice()) {
                    throw new Unanswered(brokenOff);
                }
            }
            LOG.info("{} does not take the request; another instance is asked.", target);
        }
        try {
            return client.executeOpen(null, onward.to(targets.getLast()), null);
        } catch (IOException unreachable) {
            throw new Unanswered(unreachable);
        }
    }

    private static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;

        Unanswered(IOException cause) {
            super(cause);
        }

        @Override
        public synchronized IOException getCause() {
            return (IOException) Objects.requireNonNull(super.getCause());
        }
    }

    private static void passBack(ClassicHttpResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getCode());
        for (Header header : answer.getHeaders()) {
            if (!OnwardRequest.isOfOneConnection(header.getName())) {
                response.addHeader(header.getName(), header.getValue());
            }
        }
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return;
        }
        if (entity.getContentLength() >= 0) {
            response.setContentLengthLong(entity.getContentLength());
        }
        try (InputStream body = entity.getContent()) {
            stream(body, response.getOutputStream());
        }
    }

    private static void stream(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE_BYTES];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    /** Changes nothing on the way: no redirect followed, nothing unpacked, no cookie kept, nothing tried again. */
    private static CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX).setMaxConnPerRoute(CONNECTIONS_MAX)
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT_WAIT_MAX)
                                .setIdleTimeout(KEPT_IDLE_MAX).build())
                        .build())
                .evictIdleConnections(KEPT_IDLE_MAX)
                .setDefaultRequestConfig(RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .disableDefaultUserAgent().disableAutomaticRetries().disableRedirectHandling().disableContentCompression()
                .disableCookieManagement().disableAuthCaching().build();
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
        client.close(CloseMode.IMMEDIATE);
    }
}
