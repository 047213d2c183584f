package frontrow.rest.security;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has tokens signed and verified by AWS-LC, where the Corretto Crypto Provider is on the class path and loads on this platform:
 * verifying one ES256 token takes the JDK about 1.3 ms of a core and AWS-LC 0.1 ms, which is most of what a short request costs.
 * Elsewhere the JDK does it, with the same results.
 */
public final class NativeSignatures implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String PROVIDER = "AmazonCorrettoCryptoProvider";

    private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);
    private static final String ES256 = "SHA256withECDSAinP1363Format";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        install();
    }

    /** Once a process, however many services it runs. */
    static synchronized void install() {
        if (Security.getProvider(PROVIDER) != null) {
            return;
        }
        Optional<Provider> found = ServiceLoader.load(Provider.class).stream()
                .filter(candidate -> candidate.type().getSimpleName().equals(PROVIDER)).map(ServiceLoader.Provider::get)
                .findFirst();
        // Without its native library it offers nothing.
        Optional<Provider> usable = found.filter(provider -> provider.getService("Signature", ES256) != null);
        usable.ifPresentOrElse(provider -> Security.insertProviderAt(provider, 1),
                () -> LOG.info("Tokens are verified by the JDK, which is slow: no Corretto Crypto Provider for this platform."));
    }
}
