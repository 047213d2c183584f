/** Reservations, seats and their rules; the ports to what is stored. No Spring, no Avro, no clock. */
@NullMarked
package frontrow.reservation.domain;

import org.jspecify.annotations.NullMarked;
