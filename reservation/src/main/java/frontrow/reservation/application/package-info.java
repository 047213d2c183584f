/** The use cases: each owns its transaction and says what has happened. */
@NullMarked
package frontrow.reservation.application;

import org.jspecify.annotations.NullMarked;
