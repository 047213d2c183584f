/** From a committed insert to its consumer, by Frontrow's relay and by other ways. */
@NullMarked
package frontrow.bench.outbox;

import org.jspecify.annotations.NullMarked;
