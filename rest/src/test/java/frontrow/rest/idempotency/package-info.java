@NullMarked
package frontrow.rest.idempotency;

import org.jspecify.annotations.NullMarked;
