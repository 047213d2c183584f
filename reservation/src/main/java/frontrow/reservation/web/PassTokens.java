package frontrow.reservation.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.PassId;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the waiting room has signed: ES256 with one of its keys (RFC 7515, RFC 7518 §3.4), and nothing else. Verifying costs
 * more than all the rest of a read, so tokens that were found good are remembered, the ones used last.
 */
final class PassTokens {

    private static final String ISSUER = "frontrow-queue";
    private static final String KIND = "typ_use";
    private static final int CHARS_MAX = 4096;

    private final Map<String, ECDSAVerifier> verifiersByKeyId = new HashMap<>();
    private final Map<String, Token> verified;

    /** @param jwks the public keys, each with its {@code kid} */
    PassTokens(String jwks, int rememberedMax) {
        try {
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                if (!(key instanceof ECKey ecKey) || !Curve.P_256.equals(ecKey.getCurve()) || key.getKeyID() == null) {
                    throw new IllegalArgumentException(
                            "frontrow.reservation.pass-keys: every key must be an EC P-256 key with a kid.");
                }
                if (verifiersByKeyId.put(key.getKeyID(), new ECDSAVerifier(ecKey.toPublicJWK())) != null) {
                    throw new IllegalArgumentException("frontrow.reservation.pass-keys: two keys have the kid " + key.getKeyID());
                }
            }
        } catch (ParseException | JOSEException invalid) {
            throw new IllegalArgumentException("frontrow.reservation.pass-keys is not a JWKS: " + invalid.getMessage(), invalid);
        }
        if (verifiersByKeyId.isEmpty()) {
            throw new IllegalArgumentException("frontrow.reservation.pass-keys has no key.");
        }
        this.verified = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
                return size() > rememberedMax;
            }
        };
    }

    /**
     * @param id       of the pass, or of the place in line
     * @param startsAt the waiting room's passes are good at once and do not say
     */
    record Token(Kind kind, UUID id, ConcertId concert, String userId, @Nullable Instant startsAt, Instant expiresAt) {

        PassId pass() {
            return new PassId(id);
        }
    }

    enum Kind {
        PASS, PLACE
    }

    /** @return empty for what the waiting room has not signed; a token that has run out is still read */
    Optional<Token> read(String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        Token known = remembered(text);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Token> token = verify(text);
        token.ifPresent(good -> remember(text, good));
        return token;
    }

    private @Nullable Token remembered(String text) {
        synchronized (verified) {
            return verified.get(text);
        }
    }

    private void remember(String text, Token token) {
        synchronized (verified) {
            verified.put(text, token);
        }
    }

    private Optional<Token> verify(String text) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWSHeader header = jwt.getHeader();
            ECDSAVerifier verifier = header.getKeyID() == null ? null : verifiersByKeyId.get(header.getKeyID());
            if (verifier == null || !JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !jwt.verify(verifier)) {
                return Optional.empty();
            }
            return token(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException garbage) {
            return Optional.empty();
        }
    }

    private static Optional<Token> token(JWTClaimsSet claims) throws ParseException {
        if (!ISSUER.equals(claims.getIssuer()) || claims.getAudience().size() != 1 || claims.getSubject() == null
                || claims.getJWTID() == null || claims.getExpirationTime() == null) {
            return Optional.empty();
        }
        Kind kind = switch (claims.getStringClaim(KIND)) {
            case "pass" -> Kind.PASS;
            case "place" -> Kind.PLACE;
            case null, default -> null;
        };
        return kind == null
                ? Optional.empty()
                : Optional.of(new Token(kind, UUID.fromString(claims.getJWTID()),
                        new ConcertId(UUID.fromString(claims.getAudience().getFirst())), claims.getSubject(),
                        claims.getNotBeforeTime() == null ? null : claims.getNotBeforeTime().toInstant(),
                        claims.getExpirationTime().toInstant()));
    }
}
