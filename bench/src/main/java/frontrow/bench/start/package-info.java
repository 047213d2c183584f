/** What {@code ./frontrow} takes: time, memory, and processor time while nobody comes. */
@NullMarked
package frontrow.bench.start;

import org.jspecify.annotations.NullMarked;
