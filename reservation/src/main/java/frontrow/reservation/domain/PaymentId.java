package frontrow.reservation.domain;

import java.util.UUID;

/** A payment: one per request of the fan to pay. */
public record PaymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
