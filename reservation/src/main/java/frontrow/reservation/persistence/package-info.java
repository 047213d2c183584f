/** PostgreSQL: set-based statements where it pays, JPA for the rest. */
@NullMarked
package frontrow.reservation.persistence;

import org.jspecify.annotations.NullMarked;
