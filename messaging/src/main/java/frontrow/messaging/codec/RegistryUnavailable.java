package frontrow.messaging.codec;

import org.jspecify.annotations.Nullable;

/** The schema registry cannot be asked now. Transient: asked again later, the same question may be answered. */
public final class RegistryUnavailable extends RuntimeException {

    RegistryUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
