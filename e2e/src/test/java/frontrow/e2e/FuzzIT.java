package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Thousands of requests to every route there is, most of them wrong in some way. None is answered 5xx, every refusal is a problem, and
 * whoever is refused finds everything as it was; the audit finds nothing wrong. {@code -Dfuzz.requests=50000} sends more, {@code -Dfuzz.seed=…} the same ones again.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int REQUESTS_OF_A_CAST = 500;
    private static final int AT_ONCE = 8;
    private static final int COMPLAINTS_MAX = 20;

    /** So often each route is asked for something sensible first. */
    private static final int WHOLE_ROUNDS = 8;

    /** Longer ones can lose their answer: the server closes the connection before it has read all. */
    private static final int SURELY_ANSWERED_BYTES_MAX = 60_000;

    /** A payment that was waited for, and failed: the answer is a 4xx, and the seats are free again. */
    private static final Set<String> ENDED_PAYMENTS = Set.of("INSUFFICIENT_BALANCE", "PAYMENT_TIMEOUT", "PAYMENT_REJECTED");
    /** A good request that meets what another one has done, or what does not happen by itself. */
    private static final Set<String> REACHED = Set.of("NOT_PARKED", "NOT_PAYABLE", "ALREADY_HOLDING", "SEAT_TAKEN",
            "AUDIT_RUNNING",
            "DEAD_LETTER_NOT_FOUND");
    private static final Pattern INTERNALS = Pattern
            .compile("Exception|\\bat [a-z]+\\.[a-z.]+\\(|org\\.springframework|java\\.lang|PSQL|nimbus");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final List<Route> routes = Route.all(system);
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    @Test
    void nothingBreaksAServiceAndNoRefusalChangesAnything(TestReporter report) {
        for (int first = 0; first < REQUESTS && complaints.size() < COMPLAINTS_MAX; first += REQUESTS_OF_A_CAST) {
            attack(new Cast(system), first, Math.min(first + REQUESTS_OF_A_CAST, REQUESTS));
        }

        assertThat(complaints).as("-Dfuzz.seed=%d", SEED).isEmpty();
        report.publishEntry("answers to %d requests of seed %d: %s".formatted(REQUESTS, SEED, new TreeMap<>(answers)));
        assertThat(routes.stream().map(Route::toString).filter(route -> !reached.contains(route)))
                .as("routes that no good request has reached; -Dfuzz.seed=%d", SEED).isEmpty();
        assertThat(AuditRun.on(system.ports(), "--databases").out()).as("-Dfuzz.seed=%d", SEED).contains("PROVEN as of");
    }

    private void attack(Cast cast, int first, int end) {
        Map<String, String> before = cast.state();
        Semaphore turns = new Semaphore(AT_ONCE);
        List<Outcome> outcomes = AtOnce.all(IntStream.range(first, end).<Supplier<Outcome>>mapToObj(number -> () -> {
            turns.acquireUninterruptibly();
            try {
                return send(cast, number);
            } finally {
                turns.release();
            }
        }).toList());

        outcomes.stream().map(FuzzIT::complaint).filter(complaint -> !complaint.isEmpty()).forEach(complaints::add);
        complaints.addAll(changes(before, cast.state(), outcomes));
    }

    private record Outcome(int number, Route route, Fan actor, RawRequest request, RawHttp.Answer answer) {

        @Override
        public String toString() {
            return "\n#%d to %s:\n%s\n→ %s\n%s".formatted(number, route, request, answer.head(), answer.body());
        }
    }

    private Outcome send(Cast cast, int number) {
        Random random = new Random(SEED ^ number * 0x9E3779B97F4A7C15L);
        Route route = routes.get(Math.floorMod(number, routes.size()));
        boolean operator = route.isOperators() ? random.nextInt(4) > 0 : random.nextInt(20) == 0;
        List<Fan> actors = operator ? cast.operators : cast.fans;
        Fan actor = actors.get(random.nextInt(actors.size()));
        Fuzzer fuzzer = new Fuzzer(random);
        Map<String, String> known = cast.known(random, route, actor);
        RawRequest request = number < routes.size() * WHOLE_ROUNDS
                ? fuzzer.whole(route, actor, known)
                : fuzzer.request(route, actor, known);
        RawHttp.Answer answer = RawHttp.send(system.url(route.service()), request);
        answers.merge(answer.status() / 100 == 4 ? answer.status() + " " + code(answer) : String.valueOf(answer.status()), 1,
                Integer::sum);
        if (answer.status() / 100 == 2
                || REACHED.contains(code(answer))) {
            reached.add(route.toString());
        }
        return new Outcome(number, route, actor, request, answer);
    }

    private static String complaint(Outcome outcome) {
        RawHttp.Answer answer = outcome.answer();
        if (answer.status() == 0) {
            return outcome.request().bytes().length > SURELY_ANSWERED_BYTES_MAX ? "" : "No answer" + outcome;
        }
        if (answer.status() >= 500 && !(answer.status() == 501 && outcome.request().has("Transfer-Encoding"))) { // RFC 9112 §6.1
            return "Broken" + outcome;
        }
        if (answer.status() < 400 || outcome.request().method.equals("HEAD")) {
            return "";
        }
        if (!isWhole(answer)) {
            return "Not a problem (RFC 9457)" + outcome;
        }
        if (code(answer).equals("TOO_MANY_REQUESTS")) {
            return "Too fast to learn anything" + outcome;
        }
        return INTERNALS.matcher(answer.body()).find() ? "Tells internals" + outcome : "";
    }

    private static boolean isWhole(RawHttp.Answer answer) {
        JsonNode problem = body(answer);
        return problem != null && answer.isProblem() && problem.path("status").asInt(0) == answer.status()
                && problem.path("type").isString() && problem.path("title").isString() && !code(answer).isEmpty()
                && !problem.path("detail").asString("").isBlank();
    }

    private static String code(RawHttp.Answer answer) {
        JsonNode body = answer.isProblem() ? body(answer) : null;
        return body == null ? "" : body.path("code").asString("");
    }

    private static @Nullable JsonNode body(RawHttp.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Of whom something has changed though they got no request through. */
    private static List<String> changes(Map<String, String> before, Map<String, String> after, List<Outcome> outcomes) {
        Set<String> changers = new HashSet<>();
        outcomes.stream().filter(FuzzIT::mayChange).forEach(outcome -> {
            changers.add(outcome.actor().userId);
            if (outcome.route().isOperators()) {
                changers.addAll(Cast.OPERATORS_OWN);
            }
        });
        return after.keySet().stream().filter(who -> !changers.contains(who) && !Objects.equals(after.get(who), before.get(who)))
                .map(who -> "Changed nevertheless: %s from %s to %s by one of %s".formatted(who, before.get(who), after.get(who),
                        outcomes.stream().filter(outcome -> outcome.actor().userId.equals(who)).toList()))
                .toList();
    }

    private static boolean mayChange(Outcome outcome) {
        RawHttp.Answer answer = outcome.answer();
        return (!outcome.request().method.equals("GET") && answer.status() < 400) || ENDED_PAYMENTS.contains(code(answer));
    }
}
