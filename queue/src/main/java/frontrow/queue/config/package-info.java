/** What can be set, and how the parts are put together. */
@NullMarked
package frontrow.queue.config;

import org.jspecify.annotations.NullMarked;
