package frontrow.rest.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import java.time.Duration;
import java.util.Set;

/**
 * An issuer's keys, found and fetched by Spring and kept by Nimbus, which can do what Spring has turned off. While the issuer is away they
 * count for longer, so that whoever has a token is let in. And however many tokens name a key that is not among them, the issuer is not
 * asked each time: anybody can make up such a token.
 */
final class IssuerKeys {

    private static final int FETCH_INTERVALS = 10;
    private static final int KEPT_LONGER = 10;

    /** How long a request waits for another one that fetches them. */
    private static final Duration FETCH_MAX = Duration.ofSeconds(10);

    private IssuerKeys() {}

    static JWSKeySelector<SecurityContext> kept(ConfigurableJWTProcessor<SecurityContext> processor, Set<JWSAlgorithm> algorithms,
            Duration keptFor) {
        return new JWSVerificationKeySelector<>(algorithms, JWKSourceBuilder.create(fetched(processor)).refreshAheadCache(false)
                .cache(keptFor.toMillis(), FETCH_MAX.toMillis())
                .rateLimited(keptFor.dividedBy(FETCH_INTERVALS).toMillis())
                .outageTolerant(keptFor.multipliedBy(KEPT_LONGER).toMillis()).build());
    }

    /** What Spring's own cache is around. */
    private static JWKSetSource<SecurityContext> fetched(ConfigurableJWTProcessor<SecurityContext> processor) {
        JWSVerificationKeySelector<SecurityContext> selector = (JWSVerificationKeySelector<SecurityContext>) processor
                .getJWSKeySelector();
        JWKSetBasedJWKSource<SecurityContext> source = (JWKSetBasedJWKSource<SecurityContext>) selector.getJWKSource();
        return new Fetched(((JWKSetSourceWrapper<SecurityContext>) source.getJWKSetSource()).getSource());
    }

    /** Spring says of an issuer that is away what to Nimbus is any failure, and no outage. */
    private record Fetched(JWKSetSource<SecurityContext> spring) implements JWKSetSource<SecurityContext> {

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                throws KeySourceException {
            try {
                return spring.getJWKSet(refresh, now, context);
            } catch (RemoteKeySourceException away) {
                throw new JWKSetRetrievalException("The token issuer's keys cannot be had: is it away?", away);
            }
        }

        @Override
        public void close() {}
    }
}
