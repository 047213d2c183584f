package frontrow.rest.security;

import frontrow.rest.Problem;
import frontrow.rest.problems.Causes;
import frontrow.rest.problems.ProblemWriter;
import frontrow.rest.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401 and 403 as problems, with the challenge of RFC 6750, §3. */
final class TokenRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    TokenRefusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (!(refusal instanceof OAuth2AuthenticationException)) {
            problems.write(request, response, challenge(Problems.ofStatus(401), "Bearer"));
        } else if (expired(refusal)) {
            problems.write(request, response, challenge(Problem.of(HttpStatus.UNAUTHORIZED, "TOKEN_EXPIRED",
                    "The bearer token has expired; get a new one."),
                    "Bearer error=\"invalid_token\", error_description=\"expired\""));
        } else {
            problems.write(request, response, challenge(Problem.of(HttpStatus.UNAUTHORIZED, "TOKEN_INVALID",
                    "The bearer token is not valid here; get a new one from the issuer."), "Bearer error=\"invalid_token\""));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        problems.write(request, response, challenge(Problems.ofStatus(403), "Bearer error=\"insufficient_scope\""));
    }

    /** Nothing else is wrong with it: the signature has been verified, and no other check failed. */
    private static boolean expired(AuthenticationException refusal) {
        JwtValidationException invalid = refusal instanceof InvalidBearerTokenException
                ? Causes.find(refusal, JwtValidationException.class)
                : null;
        return invalid != null && invalid.getErrors().stream().allMatch(error -> error.getErrorCode().equals(TokenRules.EXPIRED));
    }

    private static Problem challenge(Problem problem, String challenge) {
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return problem;
    }
}
