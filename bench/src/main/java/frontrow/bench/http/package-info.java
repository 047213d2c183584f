/** Requests of the driver. */
@NullMarked
package frontrow.bench.http;

import org.jspecify.annotations.NullMarked;
