package frontrow.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * Ends our child processes when this JVM is gone, however it went: a small shell reads from a pipe that only we hold open,
 * so the end of the pipe is the end of the JVM, {@code kill -9} included.
 */
final class OrphanGuard implements AutoCloseable {

    /** Each line is the whole list of children. PostgreSQL takes INT for "disconnect everyone and stop". */
    private static final String SCRIPT = """
            children=
            alive() { for child in $children; do kill -0 "$child" && return; done; return 1; }
            while read -r line; do children=$line; done
            if [ -n "$children" ]; then
                kill -TERM $children; kill -INT $children
                for wait in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                    alive || break
                    sleep 0.5
                done
                kill -KILL $children
            fi 2>/dev/null
            if [ -n "$1" ]; then rm -rf -- "$1"; fi
            """;

    private final Process guard;
    private final OutputStream pipe;
    private final Set<Long> children = new ConcurrentSkipListSet<>();

    private OrphanGuard(Process guard) {
        this.guard = guard;
        this.pipe = guard.getOutputStream();
    }

    static OrphanGuard start() {
        return start(List.of());
    }

    /** Also removes the directory at the end. */
    static OrphanGuard removing(Path directory) {
        return start(List.of(directory.toString()));
    }

    private static OrphanGuard start(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "frontrow-guard"));
        command.addAll(arguments);
        try {
            return new OrphanGuard(Processes.detached(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException failed) {
            throw new ServerFailed("The shell that watches over child processes cannot be started.", failed);
        }
    }

    void watch(Process child) {
        children.add(child.pid());
        tell();
    }

    /** The child has ended; its number may soon be another process's. */
    void forget(Process child) {
        children.remove(child.pid());
        tell();
    }

    private synchronized void tell() {
        try {
            String line = children.stream().map(String::valueOf).collect(Collectors.joining(" ", "", "\n"));
            pipe.write(line.getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException gone) {
            // The guard has ended, on close() or by a kill: the children are ended by close() and by the next start.
        }
    }

    /** Ends the guard, and with it whatever it still watches over. */
    @Override
    public void close() {
        try {
            pipe.close();
        } catch (IOException alreadyGone) {
            return;
        }
        Processes.awaitEnd(guard);
    }
}
