@NullMarked
package frontrow.messaging.deadline;

import org.jspecify.annotations.NullMarked;
