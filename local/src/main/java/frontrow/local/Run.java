package frontrow.local;

import frontrow.servers.ServersConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Running in this process, with its options. */
final class Run {

    @Mixin
    private Place place = new Place();

    @Option(names = "--instances", paramLabel = "N", description = "of each service (${DEFAULT-VALUE})", defaultValue = "1")
    private int instances = 1;

    @Option(names = "--no-analytics", description = "without the service that counts, which takes some 60 MB")
    private boolean noAnalytics;

    @Option(names = "--no-demo", description = "no concerts at the first start")
    private boolean noDemo;

    /** Returns after Ctrl-C, when everything has stopped in good order. */
    int untilStopped() throws InterruptedException {
        Instant began = Instant.now();
        Screen screen = new Screen(System.out, began);
        Logs.to(place.data().resolve("logs"), "frontrow");
        LocalSystem system = new LocalSystem(new LocalConfig(place.data(), ServersConfig.registryHomeOfTheBuild(), place.ports(),
                noAnalytics ? Services.SELLING : Services.ALL, instances, LocalConfig.PARTITIONS_DEFAULT, !noDemo, Map.of(),
                screen::step));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            screen.stopping();
            system.close();
            stopped.countDown();
        }, "frontrow-stop"));
        system.start();
        screen.banner(system, place, Duration.between(began, Instant.now()));
        stopped.await();
        return 0;
    }
}
