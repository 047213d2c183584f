package frontrow.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Map;

/**
 * The keys of this machine, made at the first start and readable by their owner only.
 *
 * @param pass the waiting room signs passes with it
 * @param demo the demo issuer signs bearer tokens with it
 */
record Keys(ECKey pass, ECKey demo) {

    static Keys in(Path directory) {
        return new Keys(keyIn(directory.resolve("pass-key.json")), keyIn(directory.resolve("demo-signing-key.json")));
    }

    Map<String, Object> propertiesOf(String service) {
        String signingKey = demo.toJSONString();
        return switch (service) {
            case "queue" -> Map.of("frontrow.rest.demo.signing-key", signingKey, "frontrow.queue.pass-key", pass.toJSONString());
            case "reservation" -> Map.of("frontrow.rest.demo.signing-key", signingKey, "frontrow.reservation.pass-keys",
                    new JWKSet(pass).toString(true));
            default -> Map.of("frontrow.rest.demo.signing-key", signingKey);
        };
    }

    private static ECKey keyIn(Path file) {
        try {
            if (!Files.exists(file)) {
                generate(file);
            }
            return ECKey.parse(Files.readString(file));
        } catch (IOException | ParseException | JOSEException failed) {
            throw new CannotStart("The key " + file + " cannot be used: " + failed.getMessage(), failed);
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
