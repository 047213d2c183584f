package frontrow.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./frontrow}. */
@Command(name = "frontrow", mixinStandardHelpOptions = true, version = "Frontrow 0.1.0", sortOptions = false, description = "Frontrow sells concert seats when everybody comes at once. Without a command, it runs here.", subcommands = {
        RunCommand.class, LoadCommand.class, CommandLine.HelpCommand.class})
public final class Frontrow extends RunCommand {

    private Frontrow() {}

    /** Exit status 0: done; 1: it could not be done; 2: the command line makes no sense. */
    public static void main(String[] arguments) {
        // One process, one log: the services' Spring Boot must not set it up again for each of them.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        CommandLine commands = new CommandLine(new Frontrow());
        commands.setExecutionExceptionHandler((failure, line, parsed) -> {
            System.err.println("frontrow: " + Failures.sentence(failure));
            return 1;
        });
        System.exit(commands.execute(arguments));
    }
}
