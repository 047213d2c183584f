package frontrow.local;

import frontrow.messaging.deadletter.DeadLetter;
import frontrow.messaging.deadletter.DeadLetters;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "dead-letters", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the records that a service could never handle. Works on the running and on the stopped system.")
final class DeadLettersCommand implements Callable<Integer> {

    private static final int LETTERS_MAX = 1_000;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        with(place, letters -> {
            List<DeadLetter> waiting = letters.waiting(LETTERS_MAX);
            waiting.forEach(letter -> System.out.printf("%s %s %d  %s  %s  %s%n", letter.topic(), letter.consumerGroup(),
                    letter.number(), letter.failedAt(), letter.type(), letter.cause()));
            System.out.println(waiting.isEmpty()
                    ? "No letter waits."
                    : waiting.size() + " wait. Name one by its first three columns: dead-letters show|redrive|discard.");
        });
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows everything about one letter.")
    int show(@Parameters(paramLabel = "TOPIC") String topic, @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "NUMBER") long number, @Mixin Place at) {
        with(at, letters -> {
            DeadLetter letter = letters.find(topic, group, number)
                    .orElseThrow(() -> new CannotStart("No letter %d of %s waits for %s.".formatted(number, topic, group)));
            System.out.printf("key      %s%ntype     %s%nfailed   %s%norigin   %s%ncause    %s%nevent    %s%n%s%n", letter.key(),
                    letter.type(), letter.failedAt(), letter.origin(), letter.cause(), letter.event(), letter.stackTrace());
        });
        return 0;
    }

    @Command(name = "redrive", mixinStandardHelpOptions = true, description = "Gives one letter to its consumer group again, once.")
    int redrive(@Parameters(paramLabel = "TOPIC") String topic, @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "NUMBER") long number, @Mixin Place at) {
        with(at, letters -> letters.redrive(topic, group, number));
        System.out.println("Driven again; if it fails again, it becomes a new letter.");
        return 0;
    }

    @Command(name = "discard", mixinStandardHelpOptions = true, description = "Ends one letter without effect.")
    int discard(@Parameters(paramLabel = "TOPIC") String topic, @Parameters(paramLabel = "GROUP") String group,
            @Parameters(paramLabel = "NUMBER") long number, @Parameters(paramLabel = "REASON") String reason, @Mixin Place at) {
        with(at, letters -> letters.discard(topic, group, number, reason));
        System.out.println("Discarded.");
        return 0;
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
