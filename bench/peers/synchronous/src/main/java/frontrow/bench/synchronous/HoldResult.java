package frontrow.bench.synchronous;

import java.util.UUID;

sealed interface HoldResult {

    record Held(UUID reservation, long amount) implements HoldResult {}

    record SeatTaken() implements HoldResult {}

    record NoSuchSeat() implements HoldResult {}
}
