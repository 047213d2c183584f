@NullMarked
package frontrow.reservation.application;

import org.jspecify.annotations.NullMarked;
