/** How much a request may be, and how strictly its JSON is read. */
@NullMarked
package frontrow.rest.limits;

import org.jspecify.annotations.NullMarked;
