package frontrow.bench.synchronous;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
class Seat {

    @EmbeddedId
    private SeatId id;
    private long price;
    private @Nullable UUID reservationId;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Seat() {}

    boolean isTaken() {
        return reservationId != null;
    }

    void take(UUID reservation) {
        if (isTaken()) {
            throw new IllegalStateException(id + " is already of reservation " + reservationId);
        }
        reservationId = reservation;
    }

    void release() {
        reservationId = null;
    }

    long price() {
        return price;
    }
}
