/** Deadlines that events set, watched without a table scan (design §5). */
@NullMarked
package frontrow.messaging.deadline;

import org.jspecify.annotations.NullMarked;
