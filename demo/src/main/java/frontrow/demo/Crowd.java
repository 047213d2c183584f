package frontrow.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Fans who come at once: each joins the line, waits for the pass, holds a seat, pays it and tells how it went. */
public final class Crowd {

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
    private static final Duration POLL_MAX = Duration.ofSeconds(2);
    private static final Duration WAIT_IN_LINE_MAX = Duration.ofMinutes(5);
    private static final int TRIES_MAX = 5;
    private static final int CONCERTS_MAX = 200;
    private static final String LARGEST = "Front Row";

    private final URI gateway;
    private final int fans;
    private final Consumer<String> screen;
    private final Map<String, AtomicInteger> outcomes = new TreeMap<>();
    /** From asking to pay until the seat is the fan's. */
    private final List<Long> purchaseMicros = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore atOnce;
    private String wanted = "";

    /** @param atOnceMax how many of them buy at the same time */
    public Crowd(URI gateway, int fans, int atOnceMax, Consumer<String> screen) {
        this.gateway = gateway;
        this.fans = fans;
        this.atOnce = new Semaphore(atOnceMax);
        this.screen = screen;
    }

    /** @param concert how its name begins, or its id; empty: the demo's largest */
    public Crowd wanting(String concert) {
        wanted = concert;
        return this;
    }

    /**
     * Returns when everybody is done, and how many own a seat now.
     *
     * @throws IllegalStateException if the system does not answer or has no concert
     */
    public int buy() throws InterruptedException {
        Instant began = Instant.now();
        try (Api api = new Api(gateway)) {
            String concert = concert(api);
            try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int fan = 0; fan < fans; fan++) {
                    crowd.execute(() -> {
                        atOnce.acquireUninterruptibly();
                        count(visit(api, concert));
                        atOnce.release();
                    });
                }
                crowd.shutdown();
                while (!crowd.awaitTermination(PROGRESS_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    screen.accept(standing());
                }
            }
        }
        int bought = outcomes.getOrDefault("bought", new AtomicInteger()).get();
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1_000.0;
        screen.accept("%s; %.1f purchases/s over %.1f s".formatted(standing(), bought / seconds, seconds));
        if (bought > 0) {
            screen.accept("From paying to owning the seat: p50 %.1f ms, p99 %.1f ms".formatted(
                    purchaseMillis(0.50), purchaseMillis(0.99)));
        }
        return bought;
    }

    private double purchaseMillis(double quantile) {
        List<Long> sorted = purchaseMicros.stream().sorted().toList();
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1) / 1_000.0;
    }

    /** Where nothing was said: the demo's largest hall has the most seats for a crowd. */
    private String concert(Api api) throws InterruptedException {
        JsonNode concerts = api.get("/api/concerts?limit=" + CONCERTS_MAX, Map.of()).orThrow().path("concerts");
        if (concerts.isEmpty()) {
            throw new IllegalStateException("There is no concert to buy seats for.");
        }
        return matching(concerts, wanted.isEmpty() ? LARGEST : wanted)
                .or(() -> wanted.isEmpty() ? Optional.of(concerts.get(0)) : Optional.empty())
                .orElseThrow(() -> new IllegalStateException("No concert's name begins with %s; there are %s.".formatted(wanted,
                        concerts.valueStream().map(concert -> concert.path("name").asString()).toList())))
                .path("concertId").asString();
    }

    private static Optional<JsonNode> matching(JsonNode concerts, String nameOrId) {
        return concerts.valueStream().filter(concert -> concert.path("concertId").asString().equals(nameOrId)
                || concert.path("name").asString().toLowerCase(Locale.ROOT).startsWith(nameOrId.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private String visit(Api api, String concert) {
        try {
            Map<String, String> headers = new HashMap<>();
            headers.put("Authorization", api.bearer("crowd-" + UUID.randomUUID()));
            String pass = pass(api, concert, headers);
            if (pass.isEmpty()) {
                return "still in line";
            }
            headers.put("Queue-Token", pass);
            return purchase(api, concert, headers);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "stopped";
        } catch (RuntimeException refused) {
            return "failed: " + refused.getMessage();
        }
    }

    private static String pass(Api api, String concert, Map<String, String> headers) throws InterruptedException {
        String line = "/api/queues/" + concert + "/tokens";
        JsonNode place = api.post(line, Map.of(), headers).orThrow();
        Instant giveUpAt = Instant.now().plus(WAIT_IN_LINE_MAX);
        while (Instant.now().isBefore(giveUpAt)) {
            place = api.get(line + "/me", headers).orThrow();
            if (place.hasNonNull("pass")) {
                return place.path("pass").asString();
            }
            long wanted = Math.max(1, (long) (place.path("pollAfterSeconds").asDouble(1) * 1_000));
            Thread.sleep(Math.min(wanted, POLL_MAX.toMillis()));
        }
        return "";
    }

    private String purchase(Api api, String concert, Map<String, String> headers) throws InterruptedException {
        JsonNode dates = api.get("/api/concerts/" + concert + "/dates", headers).orThrow().path("dates");
        if (dates.isEmpty()) {
            return "no dates";
        }
        String performance = dates.get(ThreadLocalRandom.current().nextInt(dates.size())).path("performanceId").asString();
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            JsonNode seats = api.get("/api/performances/" + performance + "/seats", headers).orThrow().path("seats");
            if (seats.isEmpty()) {
                return "sold out";
            }
            int seat = seats.get(ThreadLocalRandom.current().nextInt(seats.size())).path("number").asInt();
            Api.Answer hold = api.post("/api/reservations", Map.of("performanceId", performance, "seats", new int[]{seat}),
                    once(headers));
            if (hold.succeeded()) {
                return pay(api, hold.body(), headers);
            }
            if (!hold.code().equals("SEAT_TAKEN")) {
                return "not held: " + hold.code();
            }
        }
        return "others were faster";
    }

    private String pay(Api api, JsonNode reservation, Map<String, String> headers) throws InterruptedException {
        long amount = reservation.path("amount").asLong();
        api.post("/api/wallet/charges", Map.of("amount", amount), once(headers)).orThrow();
        Map<String, String> patient = once(headers);
        patient.put("Prefer", "wait=5");
        long asked = System.nanoTime();
        Api.Answer payment = api.post("/api/reservations/" + reservation.path("reservationId").asString() + "/payment",
                Map.of("amount", amount), patient);
        if (payment.status() == 200) {
            purchaseMicros.add((System.nanoTime() - asked) / 1_000);
        }
        return switch (payment.status()) {
            case 200 -> "bought";
            case 202 -> "paying";
            default -> "not paid: " + payment.code();
        };
    }

    private static Map<String, String> once(Map<String, String> headers) {
        Map<String, String> with = new HashMap<>(headers);
        with.put("Idempotency-Key", UUID.randomUUID().toString());
        return with;
    }

    private void count(String outcome) {
        synchronized (outcomes) {
            outcomes.computeIfAbsent(outcome, first -> new AtomicInteger()).incrementAndGet();
        }
    }

    private String standing() {
        synchronized (outcomes) {
            int done = outcomes.values().stream().mapToInt(AtomicInteger::get).sum();
            return "%d of %d fans done %s".formatted(done, fans, outcomes);
        }
    }
}
