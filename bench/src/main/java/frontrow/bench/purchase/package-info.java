/** Full purchases over HTTP: hold, pay, confirmed. */
@NullMarked
package frontrow.bench.purchase;

import org.jspecify.annotations.NullMarked;
