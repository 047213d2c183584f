package frontrow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The concerts of the first start. Their keys and dates depend on the day of that start alone, so a start that was broken off is
 * simply repeated: what exists already is answered again.
 */
public final class DemoConcerts {

    private static final Duration ROOM_WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration ROOM_ASKED_EVERY = Duration.ofMillis(100);
    private static final LocalTime DOORS = LocalTime.of(10, 0);
    private static final Map<String, Integer> ROOM = Map.of("capacity", 1_000, "admissionsPerSecond", 200);

    private record Section(String name, int firstSeat, int lastSeat, long price) {}

    private record Concert(String key, String name, int dates, List<Section> sections) {}

    private static final List<Concert> CONCERTS = List.of(
            new Concert("first-light", "First Light: the club night", 5, List.of(new Section("Floor", 1, 50, 50_000))),
            new Concert("night-train", "Night Train: unplugged", 3, List.of(new Section("Floor", 1, 50, 80_000))),
            new Concert("front-row", "Front Row: the stadium show", 2, List.of(new Section("Floor", 1, 1_000, 150_000),
                    new Section("Stand", 1_001, 3_000, 110_000), new Section("Gallery", 3_001, 5_000, 70_000))));

    private DemoConcerts() {}

    /**
     * @param reservation where the concerts are scheduled
     * @param queue       where their rooms open
     * @param directory   remembers that it was done
     */
    public static void scheduleOnce(URI reservation, URI queue, Path directory, Consumer<String> progress) {
        Path done = directory.resolve("demo-concerts.done");
        if (Files.exists(done)) {
            return;
        }
        progress.accept("Demo concerts");
        try (Api concerts = new Api(reservation); Api rooms = new Api(queue)) {
            LocalDate today = firstDay(directory.resolve("demo-concerts.day"));
            String operator = concerts.bearer("demo-operator", "OPERATOR");
            List<String> concertIds = new ArrayList<>();
            for (Concert concert : CONCERTS) {
                concertIds.add(concerts.post("/api/admin/concerts", body(concert, today),
                        Map.of("Authorization", operator, "Idempotency-Key", "demo-" + concert.key())).orThrow()
                        .path("concertId").asString());
            }
            for (String concertId : concertIds) {
                awaitRoom(rooms, operator, concertId);
            }
            Files.createFile(done);
        } catch (IOException failed) {
            throw new UncheckedIOException("The demo concerts cannot be scheduled.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the demo concerts are scheduled.", interrupted);
        }
    }

    /** Its room opens by an event, a moment after the concert is there: whoever is told that the system runs can join the line. */
    private static void awaitRoom(Api rooms, String operator, String concertId) throws InterruptedException {
        Instant giveUpAt = Instant.now().plus(ROOM_WAIT_MAX);
        while (!rooms.get("/api/queues/" + concertId, Map.of("Authorization", operator)).succeeded()) {
            if (Instant.now().isAfter(giveUpAt)) {
                throw new IllegalStateException("The waiting room of concert %s does not open.".formatted(concertId));
            }
            Thread.sleep(ROOM_ASKED_EVERY);
        }
    }

    private static LocalDate firstDay(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, LocalDate.now(ZoneOffset.UTC).toString());
        }
        return LocalDate.parse(Files.readString(file));
    }

    private static Map<String, Object> body(Concert concert, LocalDate today) {
        List<Map<String, Object>> performances = IntStream.rangeClosed(1, concert.dates())
                .<Map<String, Object>>mapToObj(week -> Map.of("startsAt",
                        today.plusWeeks(week).plusDays(7).atTime(DOORS).toInstant(ZoneOffset.UTC).toString(), "sections",
                        concert.sections()))
                .toList();
        return Map.of("name", concert.name(), "performances", performances, "room", ROOM);
    }
}
