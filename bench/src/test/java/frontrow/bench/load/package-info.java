@NullMarked
package frontrow.bench.load;

import org.jspecify.annotations.NullMarked;
