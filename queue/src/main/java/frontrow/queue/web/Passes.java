package frontrow.queue.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import frontrow.queue.config.PassKeys;
import frontrow.queue.config.QueueProperties;
import frontrow.queue.domain.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Signs what a fan shows (RFC 7519, ES256): the place while waiting, the pass when it is their turn. All claims come from the log, and
 * those of an id never change: every instance gives an equivalent one, and only signatures are kept, so that a poll makes none.
 */
@Component
final class Passes {

    private static final String ISSUER = "frontrow-queue";
    private static final String USE = "typ_use";

    private final JWSSigner signer;
    private final JWSHeader header;
    private final String encodedHeader;
    private final Duration placeLifetime;
    private final Cache<UUID, byte[]> signatures;

    Passes(PassKeys keys, QueueProperties queue) {
        try {
            this.signer = new ECDSASigner(keys.signing());
        } catch (JOSEException e) {
            throw new IllegalStateException("frontrow.queue.pass-key cannot sign.", e);
        }
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(keys.signing().getKeyID()).build();
        this.encodedHeader = header.toBase64URL().toString();
        this.placeLifetime = queue.placeLifetime();
        this.signatures = Caffeine.newBuilder().maximumSize(queue.signedMax()).executor(Runnable::run).build();
    }

    String place(UUID concertId, String userId, UUID token) {
        Instant joinedAt = Instant.ofEpochMilli(token.getMostSignificantBits() >>> 16); // RFC 9562 §5.7
        return signed(token, claims("place", token, concertId, userId, joinedAt, joinedAt.plus(placeLifetime)));
    }

    String pass(UUID concertId, String userId, Standing.Active pass) {
        return signed(pass.passId(), claims("pass", pass.passId(), concertId, userId, pass.admittedAt(), pass.expiresAt()));
    }

    private static JWTClaimsSet claims(String use, UUID id, UUID concertId, String userId, Instant from, Instant until) {
        return new JWTClaimsSet.Builder().issuer(ISSUER).audience(concertId.toString()).subject(userId)
                .jwtID(id.toString()).claim(USE, use).issueTime(Date.from(from)).expirationTime(Date.from(until)).build();
    }

    /** In compact serialization (RFC 7515 §7.1). */
    private String signed(UUID id, JWTClaimsSet claims) {
        String input = encodedHeader + "." + claims.toPayload().toBase64URL();
        return input + "." + Base64URL.encode(signatures.get(id, _ -> sign(input)));
    }

    private byte[] sign(String input) {
        try {
            return signer.sign(header, input.getBytes(US_ASCII)).decode();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token could not be signed.", e);
        }
    }
}
