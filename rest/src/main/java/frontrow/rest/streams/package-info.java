/** Server-sent events. */
@NullMarked
package frontrow.rest.streams;

import org.jspecify.annotations.NullMarked;
