package frontrow.payment.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record ReservationId(@Column(name = "reservation_id", updatable = false) UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
