/** The waiting room: joining, asking for one's place, and a million who wait. */
@NullMarked
package frontrow.bench.line;

import org.jspecify.annotations.NullMarked;
