/** What the OpenAPI document says of every operation: the token, the problems, the idempotency key. */
@NullMarked
package frontrow.rest.openapi;

import org.jspecify.annotations.NullMarked;
