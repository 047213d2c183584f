package frontrow.reservation.domain;

import java.util.UUID;

/** One date of a concert. */
public record PerformanceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
