package frontrow.analytics.messaging;

import frontrow.analytics.config.AnalyticsProperties;
import frontrow.analytics.domain.AuditRuns.Outcome;
import frontrow.analytics.domain.TopicAudit;
import frontrow.audit.command.AuditCommand;
import frontrow.audit.read.Broker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The audit as a process of its own: it keeps some hundred bytes for each purchase there ever was, and where that is too much it must not
 * be the service that runs out of memory.
 */
@Component
final class AuditProcess implements TopicAudit {

    private static final int PROVEN = 0;
    private static final int REFUTED = 1;

    private final TopicAccess topics;
    private final AnalyticsProperties properties;

    AuditProcess(TopicAccess topics, AnalyticsProperties properties) {
        this.topics = topics;
        this.properties = properties;
    }

    @Override
    public Verdict run(Consumer<String> progress) throws InterruptedException {
        try {
            Path report = Files.createTempFile("frontrow-audit", ".json");
            Path access = Files.createTempFile("frontrow-audit", ".properties"); // Both can be read by their owner only.
            try {
                return run(report, access, progress);
            } finally {
                Files.deleteIfExists(report);
                Files.deleteIfExists(access);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The audit's process cannot be run.", failed);
        }
    }

    private Verdict run(Path report, Path access, Consumer<String> progress) throws IOException, InterruptedException {
        Broker broker = topics.broker();
        Properties settings = new Properties();
        settings.putAll(broker.access());
        try (Writer file = Files.newBufferedWriter(access)) {
            settings.store(file, null);
        }
        Process process = new ProcessBuilder(command(report, broker, access)).redirectOutput(Redirect.DISCARD).start();
        Heard heard = new Heard(process.errorReader());
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                progress.accept(heard.last());
            }
            heard.toTheEnd();
        } finally {
            process.destroyForcibly();
        }
        return switch (process.exitValue()) {
            case PROVEN -> new Verdict(Outcome.PROVEN, heard.last(), Files.readString(report));
            case REFUTED -> new Verdict(Outcome.REFUTED, heard.last(), Files.readString(report));
            default -> new Verdict(Outcome.FAILED, heard.last(), null);
        };
    }

    private List<String> command(Path report, Broker broker, Path access) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + properties.audit().heapMax().toBytes(), "-XX:+UseParallelGC", "-cp",
                System.getProperty("java.class.path"), AuditCommand.class.getName(), "--json", report.toString(),
                "--bootstrap-servers", broker.bootstrapServers(), "--command-config", access.toString(), "--registry-url",
                topics.registryUrl());
    }

    /** What the process says beside its report: how far it is, and in the end how long it took, or why it cannot go on. */
    private static final class Heard {

        private final Thread thread;
        private volatile String last = "";

        Heard(BufferedReader said) {
            this.thread = Thread.ofVirtual().start(() -> listen(said));
        }

        private void listen(BufferedReader said) {
            try (Scanner lines = new Scanner(said).useDelimiter("[\r\n]+")) {
                while (lines.hasNext()) {
                    last = lines.next().strip().replaceFirst("^frontrow: ", "");
                }
            }
        }

        String last() {
            return last;
        }

        void toTheEnd() throws InterruptedException {
            thread.join();
        }
    }
}
