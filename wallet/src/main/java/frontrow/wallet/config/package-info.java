/** The service's properties and what they make. */
@NullMarked
package frontrow.wallet.config;

import org.jspecify.annotations.NullMarked;
