/** A service that stops answers what it is asked. */
@NullMarked
package frontrow.rest.shutdown;

import org.jspecify.annotations.NullMarked;
