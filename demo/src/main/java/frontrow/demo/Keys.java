package frontrow.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The keys of this machine, made at the first start and readable by their owner only.
 *
 * @param pass the waiting room signs passes with it
 * @param demo the demo issuer signs bearer tokens with it
 */
public record Keys(ECKey pass, ECKey demo) {

    public static Keys in(Path directory) {
        return new Keys(keyIn(directory.resolve("pass-key.json")), keyIn(directory.resolve("demo-signing-key.json")));
    }

    public Map<String, Object> propertiesOf(String service) {
        String signingKey = demo.toJSONString();
        return switch (service) {
            case "queue" -> Map.of("frontrow.rest.demo.signing-key", signingKey, "frontrow.queue.pass-key", pass.toJSONString());
            case "reservation" -> Map.of("frontrow.rest.demo.signing-key", signingKey, "frontrow.reservation.pass-keys",
                    publicPassKeys());
            default -> Map.of("frontrow.rest.demo.signing-key", signingKey);
        };
    }

    /** A JWKS as JSON text: whoever has it can check passes, and make none. */
    String publicPassKeys() {
        return new JWKSet(pass).toString(true);
    }

    /** As the demo's issuer would issue it, for longer. */
    String operatorToken(String userId, Duration lifetime) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(demo.getKeyID()).build(),
                new JWTClaimsSet.Builder().issuer("frontrow-demo").subject(userId).issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime))).claim("roles", List.of("OPERATOR")).build());
        try {
            token.sign(new ECDSASigner(demo));
        } catch (JOSEException failed) {
            throw new IllegalStateException("The demo's key cannot sign: " + failed.getMessage(), failed);
        }
        return token.serialize();
    }

    private static ECKey keyIn(Path file) {
        try {
            if (!Files.exists(file)) {
                generate(file);
            }
            return ECKey.parse(Files.readString(file));
        } catch (IOException | ParseException | JOSEException failed) {
            throw new IllegalStateException("The key " + file + " cannot be used: " + failed.getMessage(), failed);
        }
    }

    /** Written beside and renamed: a key file is whole or absent. */
    private static void generate(Path file) throws IOException, JOSEException {
        Files.createDirectories(file.getParent());
        ECKey key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true).generate();
        Path beside = Files.createTempFile(file.getParent(), ".key", ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, key.toJSONString());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
