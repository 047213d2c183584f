/** The systems that sell seats: Frontrow and its peers, driven over HTTP. */
@NullMarked
package frontrow.bench.seller;

import org.jspecify.annotations.NullMarked;
