/** The service's properties and wiring. */
@NullMarked
package frontrow.reservation.config;

import org.jspecify.annotations.NullMarked;
