package frontrow.audit;

import frontrow.events.Topics;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.ScheduledPerformance;
import frontrow.events.reservation.ScheduledSection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Writes histories as the services would: one concert in one hall, and whoever goes there. */
final class Town {

    static final long PRICE = 50_000;
    static final int PARTITIONS = 4;
    static final Duration HOLD = Duration.ofMinutes(5);
    private static final int SEATS = 1_000_000;

    final UUID concertId = id();
    final UUID performanceId = id();
    final UUID nextDayId = id();
    private final Map<String, Long> offsets = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final Consumer<AuditedRecord> log;
    private static long ids;
    Instant now = Instant.parse("2026-05-01T10:00:00Z");

    Town(Consumer<AuditedRecord> log) {
        this.log = log;
        tell(Topics.RESERVATION, concertId.toString(), ConcertScheduled.newBuilder().setConcertId(concertId).setName("Concert")
                .setCurrency("KRW").setMaxSeats(4).setHoldSeconds(300)
                .setPerformances(List.of(performance(performanceId, 30), performance(nextDayId, 31))).setCapacity(100)
                .setAdmissionsPerSecond(100).setAt(now).build());
        room(RoomState.OPEN, 100);
    }

    private ScheduledPerformance performance(UUID id, int inDays) {
        return ScheduledPerformance.newBuilder().setPerformanceId(id).setStartsAt(now.plus(Duration.ofDays(inDays)))
                .setSections(List.of(ScheduledSection.newBuilder().setName("Floor").setFirstSeat(1).setLastSeat(SEATS)
                        .setPriceMinor(PRICE).build()))
                .build();
    }

    static synchronized UUID id() {
        ids++;
        return new UUID(0x0190_0000_0000_7000L + (ids << 20), 0x8000_0000_0000_0000L | ids * 0x9E3779B97F4AL);
    }

    static List<AuditedRecord> history(Consumer<Town> story) {
        List<AuditedRecord> records = new ArrayList<>();
        story.accept(new Town(records::add));
        return records;
    }

    AuditedRecord room(RoomState state, int capacity) {
        return room(state, capacity, 100);
    }

    AuditedRecord room(RoomState state, int capacity, int admissionsPerSecond) {
        now = now.plusMillis(1);
        return tell(Topics.QUEUE, concertId.toString(), RoomChanged.newBuilder().setConcertId(concertId).setState(state)
                .setCapacity(capacity).setAdmissionsPerSecond(admissionsPerSecond).setPassSeconds(600).setClaimWindowSeconds(60)
                .setAt(now)
                .build());
    }

    Visitor fan(String userId) {
        return new Visitor(this, userId);
    }

    long change(String userId, long byMinor) {
        return balances.merge(userId, byMinor, Long::sum);
    }

    long balance(String userId) {
        return balances.getOrDefault(userId, 0L);
    }

    Town pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    static int partition(String key) {
        return Math.floorMod(key.hashCode(), PARTITIONS);
    }

    AuditedRecord tell(String topic, String key, SpecificRecord event) {
        int partition = partition(key);
        long offset = offsets.merge(topic + partition, 1L, Long::sum) - 1;
        now = now.plusMillis(1);
        AuditedRecord record = new AuditedRecord(topic, partition, offset, now, key, id(), event.hashCode(), event);
        log.accept(record);
        return record;
    }
}
