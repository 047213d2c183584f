/** The whole system, as its users meet it: over HTTP, on two instances of every service, crashes included. */
@NullMarked
package frontrow.e2e;

import org.jspecify.annotations.NullMarked;
