@NullMarked
package frontrow.rest.rates;

import org.jspecify.annotations.NullMarked;
