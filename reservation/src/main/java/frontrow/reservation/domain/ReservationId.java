package frontrow.reservation.domain;

import java.util.UUID;

/** A reservation; also the key of everything that is said about it. */
public record ReservationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
