package frontrow.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "concerts", mixinStandardHelpOptions = true, description = "Schedules the demo concerts, once.")
final class ConcertsCommand implements Callable<Integer> {

    @Option(names = "--reservation-url", paramLabel = "URL", required = true)
    private URI reservation = URI.create("http://localhost:8082");

    @Option(names = "--queue-url", paramLabel = "URL", required = true)
    private URI queue = URI.create("http://localhost:8081");

    @Parameters(paramLabel = "DIRECTORY", description = "remembers that it was done")
    private Path directory = Path.of("data");

    @Override
    public Integer call() {
        DemoConcerts.scheduleOnce(reservation, queue, directory, System.out::println);
        return 0;
    }
}
