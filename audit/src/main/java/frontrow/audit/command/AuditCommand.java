package frontrow.audit.command;

import frontrow.audit.Audit;
import frontrow.audit.AuditSettings;
import frontrow.audit.Report;
import frontrow.audit.database.DatabaseAudit;
import frontrow.audit.read.CannotAudit;
import frontrow.audit.read.ChainReader;
import frontrow.audit.read.Registry;
import frontrow.audit.read.TopicPrefix;
import frontrow.audit.read.TopicReader;
import frontrow.audit.report.HtmlReport;
import frontrow.audit.report.JsonReport;
import frontrow.audit.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./frontrow audit}. Exit status 0: proven; 1: refuted; 2: it could not run. */
@Command(name = "audit", mixinStandardHelpOptions = true, sortOptions = false, description = "Replays all topics and proves or refutes that no seat was sold twice, no money was lost and nobody jumped the line. "
        + "Exit status 0: proven; 1: refuted; 2: could not run.", subcommands = {TimelineCommand.class, WalletCommand.class,
                SeatCommand.class})
public final class AuditCommand implements Callable<Integer> {

    static final int PROVEN = 0;
    static final int REFUTED = 1;
    static final int COULD_NOT_RUN = 2;

    @Option(names = "--as-of", paramLabel = "TIME", description = "as if it were then, by the broker's clock, for example 2026-01-31T09:00:00Z")
    private @Nullable Instant asOf;

    @Option(names = "--databases", description = "compare with the live databases, too; nothing has to stop for it")
    private boolean databases;

    @Option(names = "--at-rest", description = "everything must have ended: nothing is excused as being under way")
    private boolean atRest;

    @Option(names = "--grace-seconds", paramLabel = "N", description = "how long a step may take before it counts as stuck (${DEFAULT-VALUE})", defaultValue = "60")
    private int graceSeconds = 60;

    @Option(names = "--relay-patience-seconds", paramLabel = "N", description = "with --databases: how long what is in an outbox may need into its topic (${DEFAULT-VALUE})", defaultValue = "30")
    private int relayPatienceSeconds = 30;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report as JSON")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "write the report as a page")
    private @Nullable Path html;

    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() {
        return Sentences.onFailure(COULD_NOT_RUN, () -> {
            if (databases && asOf != null) {
                throw new CannotAudit("Live databases cannot be taken back to a past time: leave out --databases, or --as-of.");
            }
            Report report = audit();
            System.out.print(Verdict.of(report));
            write(json, JsonReport.of(report));
            write(html, HtmlReport.of(report));
            return report.proven() ? PROVEN : REFUTED;
        });
    }

    private Report audit() {
        Registry registry = new Registry(where.registryUrl());
        return new ChainReader(where.broker(), registry).withFields(audit(registry));
    }

    private Report audit(Registry registry) {
        Audit audit = Audit.of(AuditSettings.defaults().withGrace(Duration.ofSeconds(graceSeconds)));
        try (TopicReader topics = new TopicReader(where.broker(), registry); Progress progress = new Progress()) {
            if (databases) {
                return DatabaseAudit.run(audit, topics, where.databases(), Duration.ofSeconds(relayPatienceSeconds), atRest,
                        progress);
            }
            Instant now = asOf == null ? Instant.now() : asOf;
            TopicPrefix prefix = topics.prefix(asOf);
            progress.expect(prefix.records());
            prefix.report(audit);
            topics.read(prefix, reading -> reading.into(audit), progress);
            return audit.report(now, atRest);
        }
    }

    private static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CannotAudit("The report cannot be written to %s: %s".formatted(file, e), e);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AuditCommand()).execute(arguments));
    }
}
