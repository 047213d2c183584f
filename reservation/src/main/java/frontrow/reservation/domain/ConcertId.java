package frontrow.reservation.domain;

import java.util.UUID;

/** A concert. */
public record ConcertId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
