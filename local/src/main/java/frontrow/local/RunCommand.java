package frontrow.local;

import frontrow.servers.ServersConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs everything in this process until Ctrl-C (default). Each option can be set as FRONTROW_..., too: "
        + "FRONTROW_PORT, FRONTROW_DATA, FRONTROW_KAFKA_PORT.")
class RunCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Option(names = "--instances", paramLabel = "N", description = "of each service (${DEFAULT-VALUE})", defaultValue = "1")
    private int instances = 1;

    @Option(names = "--no-demo", description = "no concerts at the first start")
    private boolean noDemo;

    @Override
    public Integer call() throws InterruptedException {
        Instant began = Instant.now();
        Screen screen = new Screen(System.out, began);
        Logs.to(place.data().resolve("logs"));
        LocalSystem system = new LocalSystem(new LocalConfig(place.data(), ServersConfig.registryHomeOfTheBuild(), place.ports(),
                instances, !noDemo, Map.of(), screen::step));
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
