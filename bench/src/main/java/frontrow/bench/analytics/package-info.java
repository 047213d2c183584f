/** How fast the figures are counted, and how fresh they are. */
@NullMarked
package frontrow.bench.analytics;

import org.jspecify.annotations.NullMarked;
