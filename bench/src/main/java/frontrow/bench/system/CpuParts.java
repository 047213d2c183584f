package frontrow.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Processor time of Frontrow's parts, in seconds so far: of the JVM by its threads' names, of which Linux keeps 15 characters, and of
 * PostgreSQL by what its processes call themselves. Threads and processes that have ended are not in it.
 */
final class CpuParts {

    private static final String REST_OF_JVM = "the rest of the JVM";
    private static final Map<String, Predicate<String>> THREADS = new LinkedHashMap<>();
    private static final Map<String, Predicate<String>> PROCESSES = new LinkedHashMap<>();

    static {
        thread("HTTP", "http-nio.*|ForkJoinPool.*|VirtualThread.*");
        thread("committing holds and payments", "(hold-seats|pay-|charge).*");
        thread("the saga begins (payment)", "payment-reserva.*");
        thread("the wallet is debited (wallet)", "wallet-payment.*");
        thread("the saga ends (payment)", "payment-wallet.*");
        thread("the seat is settled (reservation)", "reservation-pay.*");
        thread("relays", "debezium.*|.*-rel.*|kafka-producer.*|DurableOffset.*|pool-.*");
        thread("followers, watchers, the line", ".*-(fol|follo|wat|watch|lead|reserv).*");
        thread("the broker",
                "data-plane.*|kafka-1-.*|kafka-sched.*|kafka-log.*|group-coord.*|executor-.*|Expiration.*|quorum.*|controller.*|broker-.*|raft.*|share-.*");
        thread("compilers", "C[12] Compiler.*");
        thread("garbage collector", "GC .*|G1 .*|VM Thread.*|Parallel.*");
        process("PostgreSQL, reservation", "postgres: reservation .*");
        process("PostgreSQL, payment", "postgres: payment .*");
        process("PostgreSQL, wallet", "postgres: wallet .*");
        process("PostgreSQL, senders of the log", "postgres: walsender .*");
        process("PostgreSQL, its own", ".*postgres.*");
        process("the registry", ".*");
    }

    private CpuParts() {}

    private static void thread(String part, String name) {
        THREADS.put(part, Pattern.compile(name).asMatchPredicate());
    }

    private static void process(String part, String title) {
        PROCESSES.put(part, Pattern.compile(title).asMatchPredicate());
    }

    /** @param pid of the JVM; the others are its children */
    static Map<String, Double> secondsOf(long pid) {
        Map<String, Double> parts = new LinkedHashMap<>();
        THREADS.keySet().forEach(part -> parts.put(part, 0.0));
        parts.put(REST_OF_JVM, 0.0);
        PROCESSES.keySet().forEach(part -> parts.put(part, 0.0));
        try (Stream<Path> threads = Files.list(CpuTime.ofProcess(pid).resolve("task"))) {
            threads.forEach(thread -> parts.merge(part(THREADS, text(thread, "comm").strip(), REST_OF_JVM),
                    CpuTime.seconds(thread), Double::sum));
        } catch (IOException ended) {
            return parts;
        }
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(child -> CpuTime.ofProcess(child.pid()))
                .forEach(child -> parts.merge(part(PROCESSES, text(child, "cmdline").replace('\0', ' ').strip(), REST_OF_JVM),
                        CpuTime.seconds(child), Double::sum));
        return parts;
    }

    private static String part(Map<String, Predicate<String>> parts, String name, String otherwise) {
        return parts.entrySet().stream().filter(part -> part.getValue().test(name)).map(Map.Entry::getKey).findFirst()
                .orElse(otherwise);
    }

    private static String text(Path processOrThread, String file) {
        try {
            return Files.readString(processOrThread.resolve(file));
        } catch (IOException ended) {
            return "";
        }
    }
}
