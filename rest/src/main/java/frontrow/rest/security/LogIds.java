package frontrow.rest.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a request is about, as fields of each line that is logged for it: {@code user}, by a pseudonym, and {@code reservation}. */
final class LogIds extends OncePerRequestFilter {

    static final String USER = "user";
    static final String RESERVATION = "reservation";

    private static final Pattern OF_RESERVATION = Pattern.compile("/api/reservations/([0-9a-fA-F-]{36})(?:/.*)?");

    private final Pseudonyms pseudonyms;

    LogIds(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        Matcher reservation = OF_RESERVATION.matcher(request.getRequestURI());
        if (caller != null) {
            MDC.put(USER, pseudonyms.of(caller.getName()));
        }
        if (reservation.matches()) {
            MDC.put(RESERVATION, reservation.group(1));
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(USER);
            MDC.remove(RESERVATION);
        }
    }
}
