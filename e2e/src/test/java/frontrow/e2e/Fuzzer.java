package frontrow.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes a request to a route, right at first and then wrong in up to three ways; the same one for the same random numbers. */
final class Fuzzer {

    private static final int DEFECTS_MAX = 3;
    private static final String JSON = "application/json";

    private final Random random;
    private final OddRequests odd;
    private final OddJson oddJson;

    Fuzzer(Random random) {
        this.random = random;
        this.odd = new OddRequests(random);
        this.oddJson = new OddJson(random);
    }

    /** @param known JSON of values by name */
    RawRequest request(Route route, Fan actor, Map<String, String> known) {
        Sample sample = new Sample(route.document(), known, random);
        RawRequest request = valid(route, actor, sample);
        boolean wrongBody = route.hasBody() && random.nextInt(3) > 0;
        request.body = !route.hasBody()
                ? new byte[0]
                : wrongBody
                        ? oddJson.from(sample.of(route.body()))
                        : sample.of(route.body()).toString().getBytes(StandardCharsets.UTF_8);
        for (int defects = random.nextInt(DEFECTS_MAX + (wrongBody ? 0 : 1)); defects > 0; defects--) {
            spoil(request);
        }
        return request;
    }

    /** A request with nothing wrong in it but, perhaps, its sense. */
    RawRequest whole(Route route, Fan actor, Map<String, String> known) {
        Sample sample = new Sample(route.document(), known, random);
        RawRequest request = valid(route, actor, sample);
        request.body = route.hasBody() ? sample.of(route.body()).toString().getBytes(StandardCharsets.UTF_8) : new byte[0];
        return request;
    }

    static RawRequest valid(Route route, Fan actor, Sample sample) {
        Map<String, String> values = new HashMap<>();
        route.parametersIn("path").forEach(parameter -> values.put(parameter.name(), sample.text(parameter)));
        List<String> query = new ArrayList<>();
        route.parametersIn("query").stream().filter(Route.Parameter::required)
                .forEach(parameter -> query.add(parameter.name() + "=" + sample.text(parameter)));
        RawRequest request = new RawRequest(route.method(),
                route.pathWith(values) + (query.isEmpty() ? "" : "?" + String.join("&", query)))
                .with("Authorization", "Bearer " + actor.accessToken())
                .with("Accept", "*/*");
        if (!actor.queueToken().isEmpty()) {
            request.with("Queue-Token", actor.queueToken());
        }
        if (route.method().equals("POST")) {
            request.with("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (route.hasBody()) {
            request.with("Content-Type", JSON);
            request.body = sample.of(route.body()).toString().getBytes(StandardCharsets.UTF_8);
        }
        return request;
    }

    private void spoil(RawRequest request) {
        switch (random.nextInt(12)) {
            case 0 -> odd.method(request);
            case 1, 2, 3 -> odd.path(request);
            case 4, 5 -> odd.query(request);
            case 6, 7 -> odd.ownHeader(request);
            case 8 -> odd.mediaType(request);
            case 9 -> request.set("Idempotency-Key", random.nextBoolean() ? "one and the same" : "the-same");
            default -> odd.moreHeader(request);
        }
    }
}
