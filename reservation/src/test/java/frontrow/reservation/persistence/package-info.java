@NullMarked
package frontrow.reservation.persistence;

import org.jspecify.annotations.NullMarked;
