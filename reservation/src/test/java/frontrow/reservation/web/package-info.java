@NullMarked
package frontrow.reservation.web;

import org.jspecify.annotations.NullMarked;
