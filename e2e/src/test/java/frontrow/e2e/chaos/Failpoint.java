package frontrow.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A boundary between two steps, at which an instance of a service can be made to end as {@code kill -9} ends it. */
enum Failpoint {

    REQUEST_BEFORE_COMMIT("nothing has happened; the fan's repeat does it, once"),
    REQUEST_AFTER_COMMIT("it has happened; the fan's repeat gets the answer that was never given"),
    LISTENER_BEFORE_COMMIT("nothing has happened; the batch is handled by another instance"),
    /** The batch's offsets are not committed any more. */
    LISTENER_AFTER_COMMIT("it has happened; the batch comes again and has no effect"),
    LISTENER_AFTER_OFFSET_COMMIT("it has happened; nothing comes again"),
    /** The broker has the record, the replication slot does not know. */
    RELAY_BEFORE_CONFIRM("what was sent is sent again and has no effect"),
    RELAY_AFTER_CONFIRM("what is confirmed is in the topic; the rest is sent by the next relay"),
    /** Of the waiting room, whose state is its log. */
    LOG_BEFORE_APPEND("the fan is not in line; the repeat finds a place, one"),
    LOG_AFTER_APPEND("the fan is in line; the repeat finds the same place");

    private static final int KILLED = 128 + 9;

    private final String nothingLostMeans;

    Failpoint(String nothingLostMeans) {
        this.nothingLostMeans = nothingLostMeans;
    }

    String nothingLostMeans() {
        return nothingLostMeans;
    }

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
