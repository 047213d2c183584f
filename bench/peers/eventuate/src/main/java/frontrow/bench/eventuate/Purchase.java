package frontrow.bench.eventuate;

import java.util.UUID;

/**
 * What the saga carries.
 *
 * @param attempt who waits for its end
 */
record Purchase(UUID attempt, UUID reservationId, String fan, long amount) {}
