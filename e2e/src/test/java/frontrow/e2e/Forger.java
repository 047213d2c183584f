package frontrow.e2e;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes tokens with good claims and a bad header or signature (RFC 8725 §2), each with one thing wrong. */
final class Forger {

    private static final int OVERSIZED_CHARS = 6_000;

    private final ECKey good;
    private final ECKey own;

    /** @param good the key that is trusted */
    Forger(ECKey good) {
        this.good = good;
        try {
            this.own = new ECKeyGenerator(Curve.P_256).keyID(good.getKeyID()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner of the key would make it. */
    String signed(JWTClaimsSet claims) {
        return sign(header().build(), claims, good);
    }

    Map<String, String> attacks(JWTClaimsSet claims) {
        Map<String, String> attacks = new LinkedHashMap<>();
        for (String none : new String[]{"none", "None", "NONE", "nOnE"}) {
            attacks.put("algorithm " + none, unsigned(none, claims) + ".");
            attacks.put("algorithm " + none + " with a signature",
                    unsigned(none, claims) + "." + signed(claims).replaceFirst(".*\\.", ""));
        }
        attacks.put("no signature", signed(claims).replaceFirst("[^.]*$", ""));
        attacks.put("a signature of zeros (CVE-2022-21449)",
                signed(claims).replaceFirst("[^.]*$", Base64URL.encode(new byte[64]).toString()));
        sharedSecrets().forEach((form, secret) -> attacks.put("HMAC with " + form, mac(secret, claims)));
        attacks.put("another key under the same kid", sign(header().build(), claims, own));
        attacks.put("another key, named by itself",
                sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("mine").build(), claims, own));
        attacks.put("another key without a kid", sign(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims, own));
        attacks.put("another key, brought along in jwk", sign(header().jwk(own.toPublicJWK()).build(), claims, own));
        attacks.put("another key, to be fetched from jku",
                sign(header().jwkURL(URI.create("http://127.0.0.1:1/keys")).build(), claims, own));
        attacks.put("another key, to be fetched from x5u",
                sign(header().x509CertURL(URI.create("http://127.0.0.1:1/")).build(), claims, own));
        attacks.put("a kid that is a path",
                sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("../../../dev/null").build(), claims, own));
        attacks.put("crit that nobody knows",
                sign(header().criticalParams(Set.of("exp")).customParam("exp", 1).build(), claims, good));
        attacks.put("oversized", sign(header().build(),
                new JWTClaimsSet.Builder(claims).claim("padding", "x".repeat(OVERSIZED_CHARS)).issuer("").build(), good));
        return attacks;
    }

    private Map<String, byte[]> sharedSecrets() {
        try {
            byte[] der = good.toECPublicKey().getEncoded();
            return Map.of(
                    "the public key as DER", der,
                    "the public key as PEM",
                    ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der)
                            + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.UTF_8),
                    "the public key as JWK", good.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                    "the kid", (good.getKeyID() + "0".repeat(32)).getBytes(StandardCharsets.UTF_8),
                    "zeros", new byte[32]);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(good.getKeyID());
    }

    private String unsigned(String algorithm, JWTClaimsSet claims) {
        return Base64URL.encode("{\"alg\":\"" + new Algorithm(algorithm) + "\",\"kid\":\"" + good.getKeyID() + "\"}") + "."
                + Base64URL.encode(claims.toString());
    }

    private String mac(byte[] secret, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(good.getKeyID()).build(), claims);
            token.sign(new MACSigner(new OctetSequenceKey.Builder(secret).build()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
