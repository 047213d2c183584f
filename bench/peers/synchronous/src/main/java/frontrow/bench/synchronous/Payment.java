package frontrow.bench.synchronous;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** What was paid, once for a reservation. Written here, read by the check. */
@Entity
@SuppressWarnings("UnusedVariable")
class Payment implements Persistable<UUID> {

    @Id
    private UUID reservationId;
    private String fan;
    private long amount;
    @Transient
    private boolean isNew;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Payment() {}

    Payment(UUID reservationId, String fan, long amount) {
        this.reservationId = reservationId;
        this.fan = fan;
        this.amount = amount;
        this.isNew = true;
    }

    @Override
    public UUID getId() {
        return reservationId;
    }

    /** Saves the look whether it is there. */
    @Override
    public boolean isNew() {
        return isNew;
    }
}
