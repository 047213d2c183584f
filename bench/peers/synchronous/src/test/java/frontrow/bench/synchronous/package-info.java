@NullMarked
package frontrow.bench.synchronous;

import org.jspecify.annotations.NullMarked;
