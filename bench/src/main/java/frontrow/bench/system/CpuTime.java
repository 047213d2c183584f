package frontrow.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time that a process and its descendants have used, from Linux's /proc; 0 elsewhere. */
public final class CpuTime {

    private static final long TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int REAPED_CHILDREN_STIME = 14;

    private CpuTime() {}

    /** Of this process alone, without its children. */
    public static double ownSeconds() {
        return ticks(ofProcess(ProcessHandle.current().pid()), UTIME + 1) / (double) TICKS_PER_SECOND;
    }

    public static double secondsOf(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(process -> ticks(ofProcess(process.pid()), REAPED_CHILDREN_STIME)).sum() / (double) TICKS_PER_SECOND;
    }

    /** Of one thread, or of one process without its children. */
    static double seconds(Path processOrThread) {
        return ticks(processOrThread, UTIME + 1) / (double) TICKS_PER_SECOND;
    }

    /** Of a JVM's compilers alone. */
    public static double compilerSecondsOf(long pid) {
        try (Stream<Path> threads = Files.list(ofProcess(pid).resolve("task"))) {
            return threads.filter(CpuTime::isCompiler).mapToLong(thread -> ticks(thread, UTIME + 1)).sum()
                    / (double) TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** By the name that HotSpot gives it. */
    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre\\s");
        } catch (IOException ended) {
            return false;
        }
    }

    static Path ofProcess(long pid) {
        return Path.of("/proc", String.valueOf(pid));
    }

    /** Its own and that of children who have ended: fields 14 to 17 of proc(5), counted here from the one after the name. */
    private static long ticks(Path processOrThread, int lastField) {
        try {
            String line = Files.readString(processOrThread.resolve("stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = UTIME; field <= lastField; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (IOException ended) {
            return 0;
        }
    }
}
