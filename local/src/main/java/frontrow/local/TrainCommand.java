package frontrow.local;

import frontrow.demo.Crowd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What {@code ./frontrow} runs once after a build, with {@code -XX:AOTCacheOutput}: the JVM remembers which classes starting and
 * selling needs, and how hot which method is (JEP 483, 514, 515), and starts faster ever after.
 */
@Command(name = "train", hidden = true, description = "Starts, sells some seats and stops again, in a directory that must not exist.")
final class TrainCommand implements Callable<Integer> {

    private static final int FANS = 60;
    private static final int FANS_AT_ONCE = 4;

    @Parameters(paramLabel = "DIR")
    private Path directory = Path.of("training");

    @Override
    public Integer call() throws InterruptedException, IOException {
        Logs.to(Files.createDirectory(directory).resolve("logs"), "training");
        try (LocalSystem system = LocalSystem.start(LocalConfig.onFreePorts(directory).withDemoConcerts().withAnalytics())) {
            return new Crowd(system.gateway(), FANS, FANS_AT_ONCE, line -> {}).buy() > 0 ? 0 : 1;
        }
    }
}
