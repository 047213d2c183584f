package frontrow.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say where things are. Each can come from the environment instead. */
final class Place {

    @Option(names = "--data", paramLabel = "DIR", description = "where everything is kept (${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_DATA:-${sys:frontrow.root:-.}/data}")
    private Path data = Path.of("data");

    @Option(names = "--port", paramLabel = "PORT", description = "the one address for everything (${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_PORT:-8080}")
    private int gateway = Ports.GATEWAY_DEFAULT;

    @Option(names = "--queue-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_QUEUE_PORT:-8081}")
    private int queue = Ports.QUEUE_DEFAULT;

    @Option(names = "--reservation-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_RESERVATION_PORT:-8082}")
    private int reservation = Ports.RESERVATION_DEFAULT;

    @Option(names = "--payment-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_PAYMENT_PORT:-8083}")
    private int payment = Ports.PAYMENT_DEFAULT;

    @Option(names = "--wallet-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_WALLET_PORT:-8084}")
    private int wallet = Ports.WALLET_DEFAULT;

    @Option(names = "--analytics-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_ANALYTICS_PORT:-8085}")
    private int analytics = Ports.ANALYTICS_DEFAULT;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_POSTGRES_PORT:-15432}")
    private int postgres = Ports.POSTGRES_DEFAULT;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_KAFKA_PORT:-19092}")
    private int kafka = Ports.KAFKA_DEFAULT;

    @Option(names = "--registry-port", paramLabel = "PORT", description = "(${DEFAULT-VALUE})", defaultValue = "${env:FRONTROW_REGISTRY_PORT:-18081}")
    private int registry = Ports.REGISTRY_DEFAULT;

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    Ports ports() {
        Map<String, Integer> services = new LinkedHashMap<>();
        services.put("queue", queue);
        services.put("reservation", reservation);
        services.put("payment", payment);
        services.put("wallet", wallet);
        services.put("analytics", analytics);
        return new Ports(gateway, services, postgres, kafka, registry);
    }
}
