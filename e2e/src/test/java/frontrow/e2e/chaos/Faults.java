package frontrow.e2e.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** What can happen to a town. Each returns when it is over, and tells when that was. */
final class Faults {

    private static final Duration REACHED_WITHIN = Duration.ofMinutes(2);
    private static final int STORM_INSTANCES = 4;

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
        town.broker().start();
        return Instant.now();
    }

    /** It is there, its ports are open, and it does nothing; then it goes on where it was. */
    static Instant silence(Instance instance, Duration duration) {
        instance.silence();
        pass(duration);
        instance.wake();
        return Instant.now();
    }

    /** One instance, then one more at a time, then one less at a time. */
    static Instant rebalanceStorm(Town town, String service) {
        town.instances(service).getLast().stop();
        List<Instance> more = Stream.generate(() -> town.add(service, Map.of())).limit(STORM_INSTANCES - 2).toList();
        town.instances(service).forEach(instance -> {
            instance.start();
            instance.awaitReady();
        });
        more.forEach(Instance::stop);
        more.forEach(town::remove);
        town.instances(service).getLast().stop();
        return Instant.now();
    }

    /** Every batch of every consumer, one time after the other. */
    static Instant deliverThrice(Town town, Duration duration) {
        List<Path> switches = Town.SERVICES.stream()
                .map(service -> town.failpoints(service).resolve(CommitFailpoints.DELIVER_THRICE)).toList();
        try {
            for (Path one : switches) {
                Files.createFile(one);
            }
            pass(duration);
            for (Path one : switches) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Instant.now();
    }

    /** Faults in a row, whether or not the one before is over. */
    static Instant mixed(Town town, Random random, int faults) {
        for (int fault = 0; fault < faults; fault++) {
            String service = Town.WITH_DATABASE.get(random.nextInt(Town.WITH_DATABASE.size()));
            switch (random.nextInt(5)) {
                case 0 -> kill(town, service, Failpoint.LISTENER_AFTER_COMMIT);
                case 1 -> kill(town, service, Failpoint.RELAY_BEFORE_CONFIRM);
                case 2 -> killPostgres(town);
                case 3 -> killBroker(town);
                default -> silence(town.instances(service).get(random.nextInt(2)), Duration.ofSeconds(8));
            }
        }
        return Instant.now();
    }

    static void pass(Duration duration) {
        Instant over = Instant.now().plus(duration);
        await().atMost(duration.plusMinutes(1)).until(() -> Instant.now().isAfter(over));
    }
}
