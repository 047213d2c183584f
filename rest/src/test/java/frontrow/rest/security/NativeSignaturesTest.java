package frontrow.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Provider;
import java.security.Security;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeSignaturesTest {

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "other platforms may have no native build")
    void areInstalledOnceAndFirst() {
        NativeSignatures.install();
        NativeSignatures.install();

        assertThat(Security.getProviders()).extracting(Provider::getName).startsWith(NativeSignatures.PROVIDER)
                .doesNotHaveDuplicates();
    }

    @Test
    void areTheSameAsTheJdks() throws JOSEException, ParseException {
        NativeSignatures.install();
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        ECDSASigner ofTheJdk = new ECDSASigner(key);
        ofTheJdk.getJCAContext().setProvider(Security.getProvider("SunEC"));
        ECDSAVerifier byTheJdk = new ECDSAVerifier(key.toECPublicKey());
        byTheJdk.getJCAContext().setProvider(Security.getProvider("SunEC"));

        assertThat(signed(ofTheJdk).verify(new ECDSAVerifier(key.toECPublicKey()))).isTrue();
        assertThat(signed(new ECDSASigner(key)).verify(byTheJdk)).isTrue();
        assertThat(signed(new ECDSASigner(key))
                .verify(new ECDSAVerifier(new ECKeyGenerator(Curve.P_256).generate().toECPublicKey())))
                .isFalse();
    }

    private static SignedJWT signed(ECDSASigner signer) throws JOSEException, ParseException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), new JWTClaimsSet.Builder().subject("mina").build());
        token.sign(signer);
        return SignedJWT.parse(token.serialize());
    }
}
