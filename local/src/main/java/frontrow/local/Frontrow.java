package frontrow.local;

import frontrow.audit.command.AuditCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./frontrow}. */
@Command(name = "frontrow", mixinStandardHelpOptions = true, version = "Frontrow 0.1.0", sortOptions = false, description = "Frontrow sells concert seats when everybody comes at once. Without a command, it runs here.", footer = "%nEach address can come from the environment instead: FRONTROW_PORT, FRONTROW_DATA, FRONTROW_KAFKA_PORT ...", subcommands = {
        RunCommand.class, LoadCommand.class, AuditCommand.class, DeadLettersCommand.class, ResyncCommand.class,
        PaymentsCommand.class, TrainCommand.class, CommandLine.HelpCommand.class})
final class Frontrow implements Callable<Integer> {

    @Mixin
    private Run run = new Run();

    @Override
    public Integer call() throws InterruptedException {
        return run.untilStopped();
    }

    /** Exit status 0: done; 1: it could not be done; 2: the command line makes no sense. */
    public static void main(String[] arguments) {
        Logs.ofOneProcess();
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        return new CommandLine(new Frontrow()).setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("frontrow: " + Failures.sentence(failure));
            return 1;
        });
    }
}
