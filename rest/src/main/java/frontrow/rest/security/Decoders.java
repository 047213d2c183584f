package frontrow.rest.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import frontrow.rest.RestProperties;
import frontrow.rest.demo.DemoTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Verifies tokens: with asymmetric algorithms only, by the key that belongs to the issuer that is configured. */
final class Decoders {

    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(2);
    private static final Set<JWSAlgorithm> ASYMMETRIC = Arrays.stream(SignatureAlgorithm.values())
            .map(algorithm -> JWSAlgorithm.parse(algorithm.getName())).collect(Collectors.toUnmodifiableSet());

    private Decoders() {}

    static JwtDecoder of(RestProperties properties, @Nullable DemoTokens demo) {
        String issuer = properties.issuerUri();
        String keys = properties.jwkSetUri();
        Clock clock = Clock.systemUTC();
        if (issuer == null && keys == null) {
            if (demo == null) {
                throw UnclearIssuer.none();
            }
            return ofDemo(demo, properties, clock);
        }
        if (demo != null) {
            throw UnclearIssuer.demoBesideAReal();
        }
        // Lazily, so that a service starts while its issuer is away.
        return new SupplierJwtDecoder(() -> ofIssuer(issuer, keys, properties, clock));
    }

    private static JwtDecoder ofDemo(DemoTokens demo, RestProperties properties, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(demo.publicKeys()).jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwtProcessorCustomizer(processor -> remember(processor, properties)).build();
        return withRules(decoder, TokenRules.ofDemo(properties, clock));
    }

    private static JwtDecoder ofIssuer(@Nullable String issuer, @Nullable String keys, RestProperties properties, Clock clock) {
        SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(KEYS_TIMEOUT);
        http.setReadTimeout(KEYS_TIMEOUT);
        NimbusJwtDecoder decoder = (keys != null
                ? NimbusJwtDecoder.withJwkSetUri(keys)
                : NimbusJwtDecoder.withIssuerLocation(Objects.requireNonNull(issuer)))
                .restOperations(new RestTemplate(http))
                .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
                .jwtProcessorCustomizer(processor -> {
                    processor.setJWSKeySelector(IssuerKeys.kept(processor, ASYMMETRIC, properties.tokens().keysKeptFor()));
                    remember(processor, properties);
                }).build();
        return withRules(decoder, TokenRules.ofIssuer(properties, clock));
    }

    private static void remember(ConfigurableJWTProcessor<SecurityContext> processor, RestProperties properties) {
        processor.setJWSVerifierFactory(
                new RememberedSignatures(processor.getJWSVerifierFactory(), properties.tokens().rememberedMax()));
    }

    private static JwtDecoder withRules(NimbusJwtDecoder decoder, OAuth2TokenValidator<Jwt> rules) {
        decoder.setJwtValidator(rules);
        // An issuer is a name here; by default each is tried as a URL, and what is none costs an exception a token.
        decoder.setClaimSetConverter(MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer)));
        return decoder;
    }
}
