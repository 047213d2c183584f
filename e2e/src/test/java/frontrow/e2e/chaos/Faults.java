package frontrow.e2e.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/** What can happen to a town. Each returns when it is over, and tells when that was. */
final class Faults {

    private static final Duration REACHED_WITHIN = Duration.ofMinutes(1);

    private Faults() {}

    /** {@code kill -9} of the first instance that comes to this point; it is started again at once, as a supervisor would. */
    static Instant kill(Town town, String service, Failpoint point) {
        point.arm(town.failpoints(service));
        await(point + " of " + service).atMost(REACHED_WITHIN).pollInterval(Duration.ofMillis(10))
                .until(() -> town.instances(service).stream().anyMatch(instance -> !instance.isAlive()));
        Instant killed = Instant.now();
        town.instances(service).forEach(Instance::start);
        return killed;
    }

    static Instant killPostgres(Town town) {
        town.servers().postgres().kill();
        town.servers().postgres().start();
        return Instant.now();
    }

    static Instant killBroker(Town town) {
        town.broker().kill();
        town.startBroker();
        return Instant.now();
    }
}
