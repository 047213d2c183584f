package frontrow.bench.system;

import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The whole system in one process, as {@code ./frontrow} runs it, without limits on how often the one address of a driver may ask. */
final class FrontrowMain {

    private static final int NO_LIMIT = 1_000_000;
    private static final Map<String, Object> EVERYWHERE = Map.of(
            "frontrow.rest.rates.user-requests-per-second", NO_LIMIT,
            "frontrow.rest.rates.user-requests-burst", NO_LIMIT,
            "frontrow.rest.rates.address-requests-per-second", NO_LIMIT,
            "frontrow.rest.rates.address-requests-burst", NO_LIMIT,
            "frontrow.rest.idempotency.queued-max", 100_000,
            "frontrow.reservation.payment-waiters-max", 100_000,
            "frontrow.rest.limits.processors-kept", 2_000);

    private FrontrowMain() {}

    /** @param arguments the data directory, then {@code service:property=value}, {@code instances=N} or {@code partitions=N} */
    static void main(String[] arguments) throws IOException {
        LocalConfig config = LocalConfig.onFreePorts(Path.of(arguments[0]));
        for (String service : RunningFrontrow.SERVICES) {
            for (Map.Entry<String, Object> property : EVERYWHERE.entrySet()) {
                config = config.with(service, property.getKey(), property.getValue());
            }
        }
        config = config.with("queue", "frontrow.queue.room.claim-window", "1h").with("queue", "frontrow.queue.room.pass-lifetime",
                "1h");
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            config = with(config, argument);
        }
        try (LocalSystem system = LocalSystem.start(config)) {
            System.out.println("READY " + JsonMapper.shared().writeValueAsString(Map.of(
                    "queue", system.urls("queue"), "reservation", system.urls("reservation"),
                    "payment", system.urls("payment"), "wallet", system.urls("wallet"),
                    "kafka", system.servers().bootstrapServers(), "registry", system.servers().registryUrl(),
                    "database", system.servers().database("reservation"))));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private static LocalConfig with(LocalConfig config, String argument) {
        String[] parts = argument.split("[:=]", 3);
        return switch (parts[0]) {
            case "instances" -> config.withInstances(Integer.parseInt(parts[1]));
            case "partitions" -> config.withPartitions(Integer.parseInt(parts[1]));
            default -> config.with(parts[0], parts[1], parts[2]);
        };
    }
}
