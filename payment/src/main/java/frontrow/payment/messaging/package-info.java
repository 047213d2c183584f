/** Kafka in: events and deadlines become steps of the saga. */
@NullMarked
package frontrow.payment.messaging;

import org.jspecify.annotations.NullMarked;
