package frontrow.local;

import frontrow.demo.Crowd;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "load", mixinStandardHelpOptions = true, description = "Sends a crowd of fans to the running system: each joins the line, holds a seat and pays.")
final class LoadCommand implements Callable<Integer> {

    private static final int FANS_MAX = 100_000;

    @Option(names = "--fans", paramLabel = "N", defaultValue = "200", description = "how many (${DEFAULT-VALUE})")
    private int fans = 200;

    @Option(names = "--concert", paramLabel = "NAME", defaultValue = "", description = "what they want to see: how its name begins, or its id (the stadium show)")
    private String concert = "";

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "100000", description = "how many buy at the same time, at most (all)")
    private int atOnce = FANS_MAX;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:${env:FRONTROW_PORT:-8080}", description = "of the running system (${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080");

    @Override
    public Integer call() throws InterruptedException {
        if (fans < 1 || fans > FANS_MAX) {
            throw new CannotStart("A crowd has 1 to " + FANS_MAX + " fans, not " + fans + ".");
        }
        if (atOnce < 1) {
            throw new CannotStart("At least 1 fan buys at a time, not " + atOnce + ".");
        }
        return new Crowd(url, fans, atOnce, System.out::println).wanting(concert).buy() > 0 ? 0 : 1;
    }
}
