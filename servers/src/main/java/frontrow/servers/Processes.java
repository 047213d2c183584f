package frontrow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Child processes, and those that an earlier run left behind. */
final class Processes {

    static final Duration END_WAIT_MAX = Duration.ofSeconds(20);

    private Processes() {}

    /** In a session of its own where the system can, so that Ctrl-C at the terminal reaches us alone, and we end the child in order. */
    static ProcessBuilder detached(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (isOnPath("setsid")) {
            whole.add("setsid");
        }
        whole.addAll(command);
        return new ProcessBuilder(whole);
    }

    private static boolean isOnPath(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin");
        return Arrays.stream(path.split(":", -1)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static Process start(ProcessBuilder builder, String name, Path log) {
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException failed) {
            throw new ServerFailed(name + " cannot be started: " + failed.getMessage(), failed);
        }
    }

    /** Runs a short command to its end and returns its exit status; what it says goes to the log. */
    static int run(List<String> command, Path log) {
        Process process = start(new ProcessBuilder(command), command.getFirst(), log);
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    static void awaitEnd(Process process) {
        awaitEnd(process, END_WAIT_MAX);
    }

    /** Waits for the end, then insists. */
    static void awaitEnd(Process process, Duration waitMax) {
        try {
            if (!process.waitFor(waitMax.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Kills the process with all that it started, as one would with {@code kill -9}. */
    static void killTree(ProcessHandle process) {
        List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
        tree.addFirst(process);
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(Processes::awaitGone);
    }

    static void awaitGone(ProcessHandle process) {
        try {
            process.onExit().get(END_WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new ServerFailed("Process " + process.pid() + " does not end.", failed);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    static ServerFailed interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new ServerFailed("Interrupted while waiting for a server.", interrupted);
    }
}
