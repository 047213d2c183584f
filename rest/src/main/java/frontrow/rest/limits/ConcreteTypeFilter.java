package frontrow.rest.limits;

import frontrow.rest.problems.ProblemWriter;
import frontrow.rest.problems.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** A body is of one type. With a wildcard in its Content-Type, Spring would take the request for a fault of ours. */
final class ConcreteTypeFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    ConcreteTypeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isWildcard(request.getContentType())) {
            problems.write(request, response, Problems.ofStatus(415));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isWildcard(@Nullable String contentType) {
        try {
            return contentType != null && !contentType.isBlank() && !MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException none) {
            return false; // refused by whoever reads the body
        }
    }
}
