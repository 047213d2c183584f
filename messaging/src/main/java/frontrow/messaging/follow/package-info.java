/** Following a topic outside of any consumer group. */
@NullMarked
package frontrow.messaging.follow;

import org.jspecify.annotations.NullMarked;
