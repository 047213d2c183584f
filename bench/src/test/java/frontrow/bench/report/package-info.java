@NullMarked
package frontrow.bench.report;

import org.jspecify.annotations.NullMarked;
