package frontrow.queue.config;

import frontrow.events.queue.RoomState;
import frontrow.queue.application.Rooms;
import frontrow.queue.domain.RoomCounts;
import frontrow.queue.domain.WaitingRoom;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** The waiting rooms in numbers, {@code frontrow.queue.*}. Every instance knows all rooms, so every instance says the same. */
@Component
class LineMeters implements MeterBinder {

    private final Rooms rooms;

    LineMeters(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (RoomState state : RoomState.values()) {
            if (state != RoomState.UNKNOWN) {
                gauge(meters, "frontrow.queue.rooms", state, "Waiting rooms", room -> 1);
                gauge(meters, "frontrow.queue.waiting", state, "Fans who wait", room -> room.counts().waiting());
                gauge(meters, "frontrow.queue.active", state, "Fans with a pass", room -> room.counts().active());
            }
        }
        gauge(meters, "frontrow.queue.admissible", RoomState.OPEN, "Fans who wait although there is room for them",
                LineMeters::admissible);
    }

    private void gauge(MeterRegistry meters, String name, RoomState state, String description,
            ToIntFunction<WaitingRoom> number) {
        Gauge.builder(name, rooms, all -> all.all().stream()
                .mapToInt(room -> room.read(one -> one.setting().state() == state ? number.applyAsInt(one) : 0)).sum())
                .tag("room", state.name().toLowerCase(Locale.ROOT)).description(description).register(meters);
    }

    private static int admissible(WaitingRoom room) {
        RoomCounts counts = room.counts();
        return Math.max(0, Math.min(counts.waiting(), room.setting().capacity() - counts.active()));
    }
}
