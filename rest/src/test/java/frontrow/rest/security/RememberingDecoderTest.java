package frontrow.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.rest.RestProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class RememberingDecoderTest {

    private static final RestProperties.Tokens FOR_A_MINUTE = new RestProperties.Tokens(10, Duration.ofMinutes(1));

    private final AtomicInteger verifications = new AtomicInteger();
    private final AtomicBoolean signatureGood = new AtomicBoolean(true);
    private final AtomicBoolean rulesKept = new AtomicBoolean(true);
    private final AtomicLong nanos = new AtomicLong();
    private final RememberingDecoder decoder = new RememberingDecoder(this::verify,
            token -> rulesKept.get()
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error(TokenRules.EXPIRED)),
            FOR_A_MINUTE, nanos::get);

    @Test
    void verifiesAnotherTokenOfTheSameFan() {
        decoder.decode("one");

        assertThat(decoder.decode("another").getTokenValue()).isEqualTo("another");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void verifiesATokenThatIsShownAgainOnlyOnce() {
        Jwt first = decoder.decode("token");

        assertThat(decoder.decode("token")).isSameAs(first);
        assertThat(verifications).hasValue(1);
    }

    @Test
    void refusesARememberedTokenThatHasExpiredSince() {
        decoder.decode("token");
        rulesKept.set(false);

        assertThatThrownBy(() -> decoder.decode("token")).isInstanceOfSatisfying(JwtValidationException.class,
                refusal -> assertThat(refusal.getErrors()).extracting(OAuth2Error::getErrorCode)
                        .containsExactly(TokenRules.EXPIRED));
    }

    @Test
    void verifiesAgainAfterAMinuteForItsKeyMayBeWithdrawn() {
        decoder.decode("token");
        signatureGood.set(false);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThatThrownBy(() -> decoder.decode("token")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void remembersNothingThatWasRefused() {
        signatureGood.set(false);
        assertThatThrownBy(() -> decoder.decode("token")).isInstanceOf(BadJwtException.class);

        assertThatThrownBy(() -> decoder.decode("token")).isInstanceOf(BadJwtException.class);
        assertThat(verifications).hasValue(2);
    }

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (!signatureGood.get()) {
            throw new BadJwtException("Signed by somebody else.");
        }
        return Jwt.withTokenValue(token).header("alg", "ES256").subject("mina").expiresAt(Instant.now().plusSeconds(60)).build();
    }
}
