package frontrow.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * Remembers which signatures were good: verifying one costs more than all the rest of a short request, and a fan shows the same token
 * again and again. A signature is remembered with its key, which the issuer must still publish, and everything else about the token is
 * asked each time.
 */
final class RememberedSignatures implements JWSVerifierFactory {

    private final JWSVerifierFactory verifiers;
    private final Cache<ByteBuffer, Boolean> good;

    /** @param rememberedMax those used last; 0: none */
    RememberedSignatures(JWSVerifierFactory verifiers, int rememberedMax) {
        this.verifiers = verifiers;
        this.good = Caffeine.newBuilder().maximumSize(rememberedMax).executor(Runnable::run).build();
    }

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) {
        return new Remembering(key);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return verifiers.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
        return verifiers.getJCAContext();
    }

    private final class Remembering implements JWSVerifier {

        private final Key key;

        private Remembering(Key key) {
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) throws JOSEException {
            ByteBuffer digest = digest(signingInput, signature.decode());
            if (good.getIfPresent(digest) != null) {
                return true;
            }
            boolean verified = verifiers.createJWSVerifier(header, key).verify(header, signingInput, signature);
            if (verified) {
                good.put(digest, true);
            }
            return verified;
        }

        /** Of all that decides: key, header, claims and signature. */
        private ByteBuffer digest(byte[] signingInput, byte[] signature) {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                for (byte[] part : new byte[][]{key.getEncoded(), signature, signingInput}) {
                    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                    sha256.update(part);
                }
                return ByteBuffer.wrap(sha256.digest());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java has SHA-256.", impossible);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return verifiers.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return verifiers.getJCAContext();
        }
    }
}
