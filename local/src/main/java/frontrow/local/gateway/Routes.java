package frontrow.local.gateway;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Which service a path belongs to, and which of its instances is next. */
final class Routes {

    static final String DOCUMENTS = "/v3/api-docs/";

    private static final Map<String, String> SERVICE_BY_PREFIX = prefixes();

    private final Map<String, List<URI>> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Routes(Map<String, List<URI>> instances) {
        this.instances = Map.copyOf(instances);
    }

    /** Where the path leads, without its query, or nothing. */
    Optional<URI> target(String path) {
        if (path.startsWith(DOCUMENTS)) {
            return instance(path.substring(DOCUMENTS.length())).map(service -> service.resolve("/v3/api-docs"));
        }
        return SERVICE_BY_PREFIX.entrySet().stream().filter(route -> isBelow(path, route.getKey())).findFirst()
                .flatMap(route -> instance(route.getValue())).map(service -> URI.create(service + path));
    }

    private Optional<URI> instance(String service) {
        List<URI> candidates = instances.getOrDefault(service, List.of());
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size())));
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("/api/queues", "queue");
        prefixes.put("/api/demo", "queue");
        prefixes.put("/api/concerts", "reservation");
        prefixes.put("/api/performances", "reservation");
        prefixes.put("/api/reservations", "reservation");
        prefixes.put("/api/admin/concerts", "reservation");
        prefixes.put("/api/payments", "payment");
        prefixes.put("/api/admin/payments", "payment");
        prefixes.put("/api/wallet", "wallet");
        return prefixes;
    }
}
