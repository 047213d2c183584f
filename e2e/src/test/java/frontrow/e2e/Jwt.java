package frontrow.e2e;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks into a JSON Web Token without verifying it, and forges it as those do who have no key. */
public final class Jwt {

    private Jwt() {}

    public static String claim(String token, String name) {
        return String.valueOf(claims(token).getClaim(name));
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalArgumentException(token + " is no token.", e);
        }
    }

    /** The token with its good claims and the name of its key, under other algorithms and signatures than its own. */
    static List<String> forged(String token) {
        String[] parts = token.split("\\.", -1);
        String header = header(parts[0]);
        return Stream.of("none", "None", "HS256", "ES256")
                .map(algorithm -> encode(header.replace("\"ES256\"", "\"" + algorithm + "\"")))
                .flatMap(other -> Stream.of("", encode("signature"), encode("\0".repeat(64)))
                        .map(signature -> other + "." + parts[1] + "." + signature))
                .toList();
    }

    /** The token with other claims under its own signature. */
    static String withClaims(String token, JWTClaimsSet claims) {
        String[] parts = token.split("\\.", -1);
        return parts[0] + "." + encode(claims.toString()) + "." + parts[2];
    }

    private static String header(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
