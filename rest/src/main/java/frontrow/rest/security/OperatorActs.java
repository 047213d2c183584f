package frontrow.rest.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who did, or tried to do, what operators do, and how it was answered: a line in the log {@code frontrow.operator-acts}, which can be sent
 * where it is kept. Reading is no act.
 */
final class OperatorActs extends OncePerRequestFilter {

    static final String LOG_NAME = "frontrow.operator-acts";

    private static final Logger LOG = LoggerFactory.getLogger(LOG_NAME);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || !isOfOperators(request);
    }

    private static boolean isOfOperators(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/admin/") || (request.getMethod().equals("PUT") && path.startsWith("/api/queues/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        String name = caller == null ? "nobody" : caller.getName().replaceAll("\\p{Cntrl}", "?");
        try {
            chain.doFilter(request, response);
        } finally {
            LOG.info("{} {} by {}: {}", request.getMethod(), request.getRequestURI(), name, response.getStatus());
        }
    }
}
