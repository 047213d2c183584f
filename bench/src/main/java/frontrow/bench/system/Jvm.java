package frontrow.bench.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of this build that is measured: it says READY and where it is, and ends with the end of its standard input. */
public final class Jvm implements AutoCloseable {

    private static final long STOP_SECONDS_MAX = 30;
    private static final String READY = "READY ";
    /** Of the young and the old generation, not of the metaspace. */
    private static final Pattern USED = Pattern.compile("(?:PSYoungGen|ParOldGen) +total \\d+K, used (\\d+)K");
    /**
     * The same for everybody; Frontrow has its broker in the same process, its peers in another one. Eight compilers: one of each kind,
     * as a machine of two processors has, would get as much of them as any other thread, and be late for minutes. None of them ends
     * while it has nothing to do: what it took would be missing from the time they all took.
     */
    private static final List<String> OPTIONS = List.of("-Xms2g", "-Xmx2g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders",
            "-XX:CICompilerCount=8", "-XX:-UseDynamicNumberOfCompilerThreads",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-Dorg.springframework.boot.logging.LoggingSystem=none", "-Dlogback.configurationFile=frontrow/bench/logback.xml");

    private final Process process;
    private final String ready;

    private Jvm(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    /**
     * Returns when it is ready.
     *
     * @param log what it says beside that
     * @throws IllegalStateException if it ends before
     */
    public static Jvm start(String classPath, String mainClass, List<String> arguments, Path log) {
        List<String> command = command(classPath, mainClass, arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // A peer's library makes ids of it, and fails where there is no network but the loopback.
            builder.environment().putIfAbsent("EVENTUATE_MAC_ADDRESS", "1");
            Process process = builder.start();
            BufferedReader lines = process.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                    return new Jvm(process, line.substring(READY.length()));
                }
            }
            throw new IllegalStateException(mainClass + " does not start: see " + log);
        } catch (IOException failed) {
            throw new IllegalStateException(mainClass + " cannot be started.", failed);
        }
    }

    /** Runs a program to its end. @return its exit status */
    public static int run(String classPath, String mainClass, List<String> arguments, Path log) {
        try {
            return new ProcessBuilder(command(classPath, mainClass, arguments)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start().waitFor();
        } catch (IOException failed) {
            throw new IllegalStateException(mainClass + " cannot be started.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<String> command(String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        String more = System.getenv("FRONTROW_BENCH_JAVA_OPTIONS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith("frontrow."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** The class path of this process. */
    public static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /** What it said after READY. */
    public String ready() {
        return ready;
    }

    public long pid() {
        return process.pid();
    }

    /** What is used of its heap after it was cleared up, by {@code jcmd}. */
    double heapMegabytes() {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        return kibibytes * 1_024 / 1e6;
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    String.valueOf(pid()), command).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException("jcmd cannot be started.", failed);
        }
    }

    /** Ends it in good order, or else hard. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
