package frontrow.reservation.domain;

import java.util.UUID;

/** An admission pass: the {@code jti} of its JWT. */
public record PassId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
