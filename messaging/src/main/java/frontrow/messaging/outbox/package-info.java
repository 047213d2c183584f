/** The outbox table: appending to it, and its time partitions (design §3). */
@NullMarked
package frontrow.messaging.outbox;

import org.jspecify.annotations.NullMarked;
