package frontrow.demo;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prepares a system whose services run apart, each step once. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Prepares a system that is tried out.", subcommands = {
        KeysCommand.class, ConcertsCommand.class})
final class Demo {

    private Demo() {}

    /** Exit status 0: done; 1: it could not be done; 2: the command line makes no sense. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("demo: " + failure.getMessage());
            return 1;
        }).execute(arguments));
    }
}
