/** Kafka in. */
@NullMarked
package frontrow.analytics.messaging;

import org.jspecify.annotations.NullMarked;
