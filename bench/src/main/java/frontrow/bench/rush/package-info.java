/** Everybody at once: holds over HTTP, ten fans for each seat, then a thousand for one. */
@NullMarked
package frontrow.bench.rush;

import org.jspecify.annotations.NullMarked;
