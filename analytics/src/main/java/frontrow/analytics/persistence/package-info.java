/** Set-based SQL. */
@NullMarked
package frontrow.analytics.persistence;

import org.jspecify.annotations.NullMarked;
