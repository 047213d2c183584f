@NullMarked
package frontrow.reservation.domain;

import org.jspecify.annotations.NullMarked;
