@NullMarked
package frontrow.bench.eventuate;

import org.jspecify.annotations.NullMarked;
