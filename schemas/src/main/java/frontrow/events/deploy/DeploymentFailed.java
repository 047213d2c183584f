package frontrow.events.deploy;

import org.jspecify.annotations.Nullable;

/** The broker or the registry could not be reached, or refused; the message says which and why. */
public final class DeploymentFailed extends RuntimeException {

    DeploymentFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
