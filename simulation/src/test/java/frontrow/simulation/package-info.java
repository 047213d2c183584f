/**
 * All services under a simulated broker, clock and scheduler: the real use cases and listeners, their ports in memory, no Spring, no
 * server, no thread. One seed decides everything; the same seed is the same run, to the byte.
 */
@NullMarked
package frontrow.simulation;

import org.jspecify.annotations.NullMarked;
