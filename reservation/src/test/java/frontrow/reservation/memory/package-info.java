@NullMarked
package frontrow.reservation.memory;

import org.jspecify.annotations.NullMarked;
