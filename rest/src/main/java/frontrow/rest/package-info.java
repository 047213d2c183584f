/** HTTP as every service speaks it: problem details, idempotency keys, bearer tokens, limits (design §9). */
@NullMarked
package frontrow.rest;

import org.jspecify.annotations.NullMarked;
