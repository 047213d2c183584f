package frontrow.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A boundary between two steps, at which an instance of a service can be made to end as {@code kill -9} ends it. */
enum Failpoint {

    REQUEST_BEFORE_COMMIT,
    /** The answer is not given any more. */
    REQUEST_AFTER_COMMIT,
    LISTENER_BEFORE_COMMIT,
    /** The batch's offsets are not committed any more. */
    LISTENER_AFTER_COMMIT,
    LISTENER_AFTER_OFFSET_COMMIT,
    /** The broker has the record, the replication slot does not know. */
    RELAY_BEFORE_CONFIRM,
    RELAY_AFTER_CONFIRM,
    /** Of the waiting room, whose state is its log. */
    LOG_BEFORE_APPEND,
    LOG_AFTER_APPEND;

    private static final int KILLED = 128 + 9;

    /** The next instance that comes here with this directory ends. */
    void arm(Path directory) {
        try {
            Files.createFile(directory.resolve(name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isArmed(Path directory) {
        return Files.exists(directory.resolve(name()));
    }

    /** Called in the service's process. Of all that come here at once, only the one that removes the file ends. */
    void reached(Path directory) {
        try {
            if (isArmed(directory) && Files.deleteIfExists(directory.resolve(name()))) {
                Runtime.getRuntime().halt(KILLED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
