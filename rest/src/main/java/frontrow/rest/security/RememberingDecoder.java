package frontrow.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import frontrow.rest.RestProperties;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for a while whose signature was good: verifying costs more than all the rest of a short request, and a fan shows the same
 * token again and again. The rules, time above all, are asked each time. A key that its issuer withdraws counts until what it signed
 * is forgotten.
 */
final class RememberingDecoder implements JwtDecoder {

    private final JwtDecoder verifier;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> verified;

    /** @param verifier applies the rules, too */
    RememberingDecoder(JwtDecoder verifier, OAuth2TokenValidator<Jwt> rules, RestProperties.Tokens limits, Ticker ticker) {
        this.verifier = verifier;
        this.rules = rules;
        this.verified = Caffeine.newBuilder().maximumSize(limits.rememberedMax()).expireAfterWrite(limits.rememberedFor())
                .ticker(ticker).executor(Runnable::run).build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known == null) {
            Jwt good = verifier.decode(token);
            verified.put(token, good);
            return good;
        }
        OAuth2TokenValidatorResult result = rules.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not valid any more.", result.getErrors());
        }
        return known;
    }
}
