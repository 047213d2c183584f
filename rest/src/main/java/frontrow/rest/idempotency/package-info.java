/** Group commit and idempotency keys: one mechanism, so that the answer is stored in the transaction that it tells of. */
@NullMarked
package frontrow.rest.idempotency;

import org.jspecify.annotations.NullMarked;
