package frontrow.e2e.chaos;

import frontrow.e2e.chaos.Door.Answer;
import frontrow.e2e.chaos.Door.Wish;
import frontrow.e2e.chaos.History.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Fans who come one after the other through several doors at once, until they are told to stop. Two want each seat. */
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 6;
    private static final int SEATS = 20_000;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final Duration LAST_VISITS_MAX = Duration.ofMinutes(4);
    private static final List<Visit.Plan> PLANS = List.of(Visit.Plan.BUY, Visit.Plan.BUY_AND_WAIT, Visit.Plan.BUY,
            Visit.Plan.TOO_POOR, Visit.Plan.BUY_AND_CANCEL, Visit.Plan.BUY, Visit.Plan.GIVE_BACK, Visit.Plan.BUY_AND_WAIT,
            Visit.Plan.NEVER_PAY, Visit.Plan.BUY_AND_CANCEL);

    private final String name = "fan-" + UUID.randomUUID().toString().substring(0, 8);
    private final History history;
    private final Door door;
    private final UUID concertId;
    private final UUID performanceId;
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger seats = new AtomicInteger();
    private final AtomicReference<Instant> newestBuyerCameAt = new AtomicReference<>(Instant.MIN);
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private final List<Thread> fans = new ArrayList<>();
    private volatile boolean goOn = true;

    private Crowd(Town town) {
        Path file = town.directory().resolve("history-" + name + ".jsonl");
        history = new History(file);
        door = new Door(town::urls, history);
        Answer scheduled = schedule();
        concertId = UUID.fromString(scheduled.text("concertId"));
        performanceId = UUID.fromString(scheduled.body().path("performances").path(0).path("performanceId").asString());
        awaitRoom();
    }

    /** A concert for them alone, and the crowd at its doors. */
    static Crowd before(Town town) {
        Crowd crowd = new Crowd(town);
        for (int lane = 0; lane < AT_ONCE; lane++) {
            crowd.fans.add(Thread.ofVirtual().name(crowd.name + "-lane-" + lane).start(crowd::comeAndGo));
        }
        return crowd;
    }

    private Answer schedule() {
        return operator("reservation", "POST", "/api/admin/concerts", Map.of("name", "Concert of " + name, "maxSeats", 1,
                "holdSeconds", 30, "room", Map.of("capacity", 100_000, "admissionsPerSecond", 1_000), "performances",
                List.of(Map.of("startsAt", Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString(),
                        "sections",
                        List.of(Map.of("name", "Floor", "firstSeat", 1, "lastSeat", SEATS, "price", Visit.PRICE))))));
    }

    /** Both instances know it. */
    private void awaitRoom() {
        for (int known = 0; known < 2;) {
            known = operator("queue", "GET", "/api/queues/" + concertId, Map.of()).status() == 200 ? known + 1 : 0;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Answer operator(String service, String method, String path, Map<String, Object> body) {
        String operator = "operator-of-" + name;
        String token = Visit.enter(door, operator, List.of("OPERATOR"));
        return door.ask(operator, new Wish(Operation.OPERATE, service, method, path, body.isEmpty() ? null : body,
                UUID.randomUUID().toString(), Map.of("Authorization", "Bearer " + token), "", 0, 0));
    }

    private void comeAndGo() {
        while (goOn) {
            int number = visits.getAndIncrement();
            Instant came = Instant.now();
            try {
                Visit visit = new Visit(door, name + "-" + number, PLANS.get(number % PLANS.size()), concertId, performanceId);
                if (visit.run(new Random(number).nextInt(5) == 0 ? this::anySeat : this::nextSeat)) {
                    newestBuyerCameAt.accumulateAndGet(came, (one, other) -> one.isAfter(other) ? one : other);
                }
            } catch (RuntimeException e) {
                failed.add(e.toString());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private int nextSeat() {
        return 1 + seats.getAndIncrement() / 2;
    }

    /** One that others have had, or have. */
    private int anySeat() {
        return 1 + new Random().nextInt(1 + seats.get() / 2);
    }

    /** When the latest of those who own a seat by now came in. */
    Instant newestBuyerCameAt() {
        return newestBuyerCameAt.get();
    }

    String name() {
        return name;
    }

    UUID concertId() {
        return concertId;
    }

    History history() {
        return history;
    }

    /** Visits that could not be ended. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /** Nobody comes any more; returns when those who are in have ended their visit. */
    void stop() {
        goOn = false;
        Instant giveUpAt = Instant.now().plus(LAST_VISITS_MAX);
        for (Thread fan : fans) {
            try {
                if (!fan.join(Duration.between(Instant.now(), giveUpAt))) {
                    failed.add(fan.getName() + " does not come to an end.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        stop();
        history.close();
    }
}
