/** The saga and its use cases; each owns its transaction. */
@NullMarked
package frontrow.payment.application;

import org.jspecify.annotations.NullMarked;
