package frontrow.rest.security;

import frontrow.rest.RestProperties;
import frontrow.rest.demo.DemoTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a token must say, once its signature is right. */
final class TokenRules {

    static final String EXPIRED = "token_expired";

    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> ofDemo(RestProperties properties, Clock clock) {
        List<OAuth2TokenValidator<Jwt>> rules = always(properties, clock);
        rules.add(rule("iss", token -> DemoTokens.ISSUER.equals(token.getClaimAsString("iss"))));
        return new DelegatingOAuth2TokenValidator<>(rules);
    }

    static OAuth2TokenValidator<Jwt> ofIssuer(RestProperties properties, Clock clock) {
        List<OAuth2TokenValidator<Jwt>> rules = always(properties, clock);
        String issuer = properties.issuerUri();
        String audience = properties.audience();
        if (issuer != null) {
            rules.add(rule("iss", token -> issuer.equals(token.getClaimAsString("iss"))));
        }
        if (audience != null) {
            rules.add(rule("aud", token -> token.getAudience() != null && token.getAudience().contains(audience)));
        }
        rules.add(rule("iss", token -> !DemoTokens.ISSUER.equals(token.getClaimAsString("iss"))));
        return new DelegatingOAuth2TokenValidator<>(rules);
    }

    private static List<OAuth2TokenValidator<Jwt>> always(RestProperties properties, Clock clock) {
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
        rules.add(rule(EXPIRED, token -> isBefore(clock.instant().minus(properties.clockSkew()), token.getExpiresAt())));
        rules.add(rule("exp", token -> token.getExpiresAt() != null));
        rules.add(rule("nbf", token -> token.getNotBefore() == null
                || !clock.instant().plus(properties.clockSkew()).isBefore(token.getNotBefore())));
        rules.add(rule("sub", token -> token.getSubject() != null && USER_ID.matcher(token.getSubject()).matches()));
        return rules;
    }

    private static boolean isBefore(Instant now, @Nullable Instant end) {
        return end != null && now.isBefore(end);
    }

    private static OAuth2TokenValidator<Jwt> rule(String error, Predicate<Jwt> holds) {
        return token -> holds.test(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(error));
    }
}
