package frontrow.queue.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import frontrow.queue.config.PassKeys;
import frontrow.queue.config.QueueProperties;
import frontrow.queue.domain.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Signs what a fan shows (RFC 7519, ES256): the place while waiting, the pass when it is their turn. All claims come from the log, so
 * every instance gives an equivalent one. Those used last are kept, so that a poll costs no signature.
 */
@Component
final class Passes {

    private static final String ISSUER = "frontrow-queue";
    private static final String USE = "typ_use";

    private final JWSSigner signer;
    private final JWSHeader header;
    private final Duration placeLifetime;
    private final Map<UUID, String> signed;

    Passes(PassKeys keys, QueueProperties queue) {
        try {
            this.signer = new ECDSASigner(keys.signing());
        } catch (JOSEException e) {
            throw new IllegalStateException("frontrow.queue.pass-key cannot sign.", e);
        }
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(keys.signing().getKeyID()).build();
        this.placeLifetime = queue.placeLifetime();
        this.signed = Collections.synchronizedMap(new LastUsed(queue.signedMax()));
    }

    private static final class LastUsed extends LinkedHashMap<UUID, String> {
        private final int signedMax;

        private LastUsed(int signedMax) {
            super(16, 0.75f, true);
            this.signedMax = signedMax;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > signedMax;
        }
    }

    String place(UUID concertId, String userId, UUID token) {
        String known = signed.get(token);
        if (known != null) {
            return known;
        }
        Instant joinedAt = Instant.ofEpochMilli(token.getMostSignificantBits() >>> 16); // RFC 9562 §5.7
        return sign(token, "place", concertId, userId, joinedAt, joinedAt.plus(placeLifetime));
    }

    String pass(UUID concertId, String userId, Standing.Active pass) {
        String known = signed.get(pass.passId());
        return known != null ? known : sign(pass.passId(), "pass", concertId, userId, pass.admittedAt(), pass.expiresAt());
    }

    private String sign(UUID id, String use, UUID concertId, String userId, Instant from, Instant until) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(concertId.toString()).subject(userId)
                .jwtID(id.toString()).claim(USE, use).issueTime(Date.from(from)).expirationTime(Date.from(until)).build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A token could not be signed.", e);
        }
        String compact = jwt.serialize();
        signed.put(id, compact);
        return compact;
    }
}
