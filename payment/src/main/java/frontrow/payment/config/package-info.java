/** What can be configured. */
@NullMarked
package frontrow.payment.config;

import org.jspecify.annotations.NullMarked;
