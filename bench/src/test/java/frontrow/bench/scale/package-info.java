/** Tests of the simulation. */
@NullMarked
package frontrow.bench.scale;

import org.jspecify.annotations.NullMarked;
