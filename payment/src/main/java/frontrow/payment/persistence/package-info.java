/** Payments in PostgreSQL. */
@NullMarked
package frontrow.payment.persistence;

import org.jspecify.annotations.NullMarked;
