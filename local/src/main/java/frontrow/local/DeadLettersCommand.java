package frontrow.local;

import frontrow.messaging.deadletter.DeadLetter;
import frontrow.messaging.deadletter.DeadLetters;
import frontrow.messaging.deadletter.Origin;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "dead-letters", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the records that a service could never handle. Works on the running and on the stopped system.")
final class DeadLettersCommand implements Callable<Integer> {

    private static final int LETTERS_MAX = 1_000;

    @Mixin
    private Place place = new Place();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return list(place);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what waits, as dead-letters alone does.")
    int list(@Mixin Place at) {
        with(at, letters -> {
            List<DeadLetter> waiting = letters.waiting(LETTERS_MAX);
            waiting.forEach(letter -> out().printf("%s %s %d  from %s  failed %s  %s  key %s  %s%n", letter.topic(),
                    letter.consumerGroup(), letter.number(), position(letter.origin()), letter.failedAt(), letter.type(),
                    letter.key(), letter.cause()));
            out().println(waiting.isEmpty()
                    ? "No letter waits."
                    : waiting.size() + (waiting.size() == LETTERS_MAX ? " or more" : "")
                            + " wait. Name one by its first three columns: dead-letters show|redrive|discard.");
        });
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows everything about one letter.")
    int show(@Parameters(paramLabel = "TOPIC") String topic, @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "NUMBER") long number, @Mixin Place at) {
        with(at, letters -> {
            DeadLetter letter = letters.find(topic, group, number)
                    .orElseThrow(() -> new CannotStart("No letter %d of %s waits for %s.".formatted(number, topic, group)));
            out().printf("key      %s%ntype     %s%nfrom     %s, of %s%nfailed   %s, in group %s%ncause    %s%n%s%n%s%n",
                    letter.key(), letter.type(), position(letter.origin()), letter.origin().time(), letter.failedAt(),
                    letter.consumerGroup(), letter.cause(), letter.text(), letter.stackTrace());
        });
        return 0;
    }

    @Command(name = "redrive", mixinStandardHelpOptions = true, description = "Gives one letter, or all, to their consumer group again, once.")
    int redrive(@Parameters(paramLabel = "TOPIC") String topic, @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "NUMBER", arity = "0..1") @Nullable Long number,
            @Option(names = "--all", description = "all that wait, in their order") boolean all, @Mixin Place at) {
        if (all == (number != null)) {
            throw new ParameterException(spec.commandLine(), "Name one letter, or say --all.");
        }
        with(at, letters -> {
            AtomicInteger driven = new AtomicInteger(1);
            unlessRefused(() -> {
                if (number == null) {
                    driven.set(letters.redriveAll(topic, group));
                } else {
                    letters.redrive(topic, group, number);
                }
            });
            out().println(driven + " driven again; what fails again becomes a new letter.");
        });
        return 0;
    }

    @Command(name = "discard", mixinStandardHelpOptions = true, description = "Ends one letter without effect.")
    int discard(@Parameters(paramLabel = "TOPIC") String topic, @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "NUMBER") long number, @Parameters(paramLabel = "REASON") String reason, @Mixin Place at) {
        with(at, letters -> unlessRefused(() -> letters.discard(topic, group, number,
                reason + " (" + System.getProperty("user.name") + ")")));
        out().println("Discarded.");
        return 0;
    }

    private static String position(Origin origin) {
        return origin.topic() + "-" + origin.partition() + "@" + origin.offset();
    }

    private static void unlessRefused(Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException refusal) {
            throw new CannotStart(String.valueOf(refusal.getMessage()), refusal);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static void with(Place place, Consumer<DeadLetters> action) {
        Logs.to(place.data().resolve("logs"), "commands");
        try (Reached servers = Reached.at(place);
                ConfigurableApplicationContext context = Operating.context(Operating.OnDeadLetters.class,
                        servers.propertiesOf("operator"))) {
            action.accept(context.getBean(DeadLetters.class));
        }
    }
}
