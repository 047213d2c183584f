/**
 * Peers to compare the outbox with: three libraries, each behind the same two requests. A request commits a row; the library brings it to
 * Kafka, as its documentation says that it is done, tuned for lateness.
 */
@NullMarked
package frontrow.bench.outboxes;

import org.jspecify.annotations.NullMarked;
