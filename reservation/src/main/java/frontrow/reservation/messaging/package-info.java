/** Kafka in: events become commands of one use case. */
@NullMarked
package frontrow.reservation.messaging;

import org.jspecify.annotations.NullMarked;
