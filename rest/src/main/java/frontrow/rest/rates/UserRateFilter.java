package frontrow.rest.rates;

import frontrow.rest.RestProperties;
import frontrow.rest.problems.ProblemWriter;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Counts by the user of the bearer token; it belongs behind the filter that verifies the token. */
public final class UserRateFilter extends RateFilter {

    public UserRateFilter(RestProperties.Rates rates, ProblemWriter problems) {
        super(new Rate(rates.userRequestsPerSecond(), rates.userRequestsBurst(), rates.trackedMax(),
                TimeMeter.SYSTEM_NANOTIME), problems);
    }

    @Override
    @Nullable
    String who(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller instanceof JwtAuthenticationToken token ? token.getName() : null;
    }
}
