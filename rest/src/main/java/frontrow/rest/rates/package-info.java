/** How often one may ask, by user and by client address. */
@NullMarked
package frontrow.rest.rates;

import org.jspecify.annotations.NullMarked;
