/** The use cases of the line: join, leave, claim, lead, change the room. */
@NullMarked
package frontrow.queue.application;

import org.jspecify.annotations.NullMarked;
