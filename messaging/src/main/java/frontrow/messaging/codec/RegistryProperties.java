package frontrow.messaging.codec;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema registry is.
 *
 * @param url            base URL, for example {@code http://127.0.0.1:18081}; required
 * @param requestTimeout for one answer; 5 s by default
 * @param startWaitMax   how long a starting service waits for a registry that does not answer; 30 s by default
 */
@ConfigurationProperties("frontrow.registry")
record RegistryProperties(@DefaultValue("") String url, @DefaultValue("5s") Duration requestTimeout,
        @DefaultValue("30s") Duration startWaitMax) {

    RegistryProperties {
        if (url.isBlank()) {
            throw new IllegalArgumentException("frontrow.registry.url is missing: the base URL of the schema registry.");
        }
        url = url.replaceAll("/+$", "");
    }
}
