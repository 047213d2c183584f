package frontrow.rest.rates;

import frontrow.rest.problems.ProblemWriter;
import frontrow.rest.problems.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends away who asks too often. Monitoring must see a service most of all when it is flooded, and is let through. */
abstract class RateFilter extends OncePerRequestFilter {

    private static final String MONITORING = "/actuator";

    private final Rate rate;
    private final ProblemWriter problems;

    RateFilter(Rate rate, ProblemWriter problems) {
        this.rate = rate;
        this.problems = problems;
    }

    /** @return whose request this is, or null for nobody's */
    abstract @Nullable String who(HttpServletRequest request);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath(); // decoded and normalised, as what is behind sees it
        return path.equals(MONITORING) || path.startsWith(MONITORING + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String who = who(request);
        long secondsToWait = who == null ? 0 : rate.secondsToWait(who);
        if (secondsToWait > 0) {
            problems.write(request, response, Problems.tooManyRequests(secondsToWait));
        } else {
            chain.doFilter(request, response);
        }
    }
}
