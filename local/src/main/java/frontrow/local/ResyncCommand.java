package frontrow.local;

import frontrow.messaging.relay.OutboxResync;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "resync", mixinStandardHelpOptions = true, sortOptions = false, description = "Sends again what a service has said, when its relay refuses because the replication slot is lost. "
        + "Harmless at any time; works on the running and on the stopped system. "
        + "Ends with status 1 if some of it is not kept any more.")
final class ResyncCommand implements Callable<Integer> {

    private static final List<String> WITH_OUTBOX = List.of("reservation", "payment", "wallet");

    @Parameters(paramLabel = "SERVICE", description = "reservation, payment or wallet")
    private String service = "";

    @Option(names = "--from", paramLabel = "TIME", description = "send what was said since then, for example 2026-01-31T09:00:00Z")
    private @Nullable Instant from;

    @Option(names = "--wait-seconds", paramLabel = "N", description = "how long to wait for the end (${DEFAULT-VALUE})", defaultValue = "120")
    private int waitSeconds = 120;

    @Mixin
    private Place place = new Place();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!WITH_OUTBOX.contains(service)) {
            throw new CannotStart("There is no outbox of " + service + "; there is one of each of " + WITH_OUTBOX + ".");
        }
        Logs.to(place.data().resolve("logs"), "commands");
        try (Reached servers = Reached.at(place);
                ConfigurableApplicationContext context = Operating.context(Operating.OnOutbox.class,
                        servers.propertiesOf(service))) {
            OutboxResync outbox = context.getBean(OutboxResync.class);
            Duration waitMax = Duration.ofSeconds(waitSeconds);
            OutboxResync.Report report = from == null ? outbox.resync(waitMax) : outbox.resync(from, waitMax);
            spec.commandLine().getOut().println("Sent " + report.rows() + " events of " + service + " again; its relay goes on.");
            if (report.missingBefore() != null) {
                spec.commandLine().getOut()
                        .println("Not sent, because they are not kept any more: those from " + report.missingFrom() + " to "
                                + report.missingBefore() + ". The audit tells what of them is missing in the topic.");
                return 1;
            }
            return 0;
        }
    }
}
