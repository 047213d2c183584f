@NullMarked
package frontrow.reservation;

import org.jspecify.annotations.NullMarked;
