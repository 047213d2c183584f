package frontrow.local.gateway;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which service a path belongs to, and which of its instances is next. */
final class Routes {

    static final String DOCUMENTS = "/v3/api-docs/";

    static final Map<String, String> SERVICE_BY_PREFIX = prefixes();

    private final Map<String, List<URI>> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Routes(Map<String, List<URI>> instances) {
        this.instances = Map.copyOf(instances);
    }

    /** Where the path leads, without its query: the instance whose turn it is, then the others. Or nowhere. */
    List<URI> targets(String path) {
        if (path.startsWith(DOCUMENTS)) {
            return instances(path.substring(DOCUMENTS.length())).map(service -> service.resolve("/v3/api-docs")).toList();
        }
        return SERVICE_BY_PREFIX.entrySet().stream().filter(route -> isBelow(path, route.getKey())).limit(1)
                .flatMap(route -> instances(route.getValue())).map(service -> URI.create(service + path)).toList();
    }

    private Stream<URI> instances(String service) {
        List<URI> all = instances.getOrDefault(service, List.of());
        int first = turn.getAndIncrement();
        return IntStream.range(0, all.size()).mapToObj(next -> all.get(Math.floorMod(first + next, all.size())));
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
        prefixes.put("/api/admin/performances", "reservation");
        prefixes.put("/api/payments", "payment");
        prefixes.put("/api/admin/payments", "payment");
        prefixes.put("/api/wallet", "wallet");
        prefixes.put("/api/admin/analytics", "analytics");
        prefixes.put("/api/admin/audits", "analytics");
        prefixes.put("/api/admin/dead-letters", "analytics");
        return prefixes;
    }
}
