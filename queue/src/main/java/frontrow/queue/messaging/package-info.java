/** Kafka: the log that is the line, its follower, who leads, what reservations tell. */
@NullMarked
package frontrow.queue.messaging;

import org.jspecify.annotations.NullMarked;
