/** HTTP in: the payment history, and what an operator needs. */
@NullMarked
package frontrow.payment.web;

import org.jspecify.annotations.NullMarked;
