/** How late seats are free again when holds run out. */
@NullMarked
package frontrow.bench.expiry;

import org.jspecify.annotations.NullMarked;
