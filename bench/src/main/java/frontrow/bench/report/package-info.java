/** Tables, plots, and what machine they are of. */
@NullMarked
package frontrow.bench.report;

import org.jspecify.annotations.NullMarked;
