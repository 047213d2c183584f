/** Open-loop load: arrivals at a fixed rate, whatever the answers; latencies count from the intended start. */
@NullMarked
package frontrow.bench.load;

import org.jspecify.annotations.NullMarked;
