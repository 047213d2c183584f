/** The defaults of every consumer: nothing is skipped, outages are retried for ever, poison goes to the dead letters (design §4). */
@NullMarked
package frontrow.messaging.consume;

import org.jspecify.annotations.NullMarked;
