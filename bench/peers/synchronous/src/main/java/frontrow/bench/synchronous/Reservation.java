package frontrow.bench.synchronous;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

@Entity
class Reservation {

    @Id
    @GeneratedValue
    @UuidGenerator(style = Style.VERSION_7)
    private @Nullable UUID id;
    private String fan;
    private int performance;
    private int seatNumber;
    private long amount;
    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Reservation() {}

    Reservation(String fan, SeatId seat, long amount) {
        this.fan = fan;
        this.performance = seat.performance();
        this.seatNumber = seat.number();
        this.amount = amount;
        this.status = ReservationStatus.HELD;
    }

    void confirm() {
        become(ReservationStatus.CONFIRMED);
    }

    void release() {
        become(ReservationStatus.RELEASED);
    }

    private void become(ReservationStatus target) {
        if (!isHeld()) {
            throw new IllegalStateException(id + " is " + status + " and cannot become " + target);
        }
        status = target;
    }

    /** Only once it is saved. */
    UUID id() {
        return Objects.requireNonNull(id);
    }

    boolean isOf(String someone) {
        return fan.equals(someone);
    }

    boolean isHeld() {
        return status == ReservationStatus.HELD;
    }

    long amount() {
        return amount;
    }

    SeatId seat() {
        return new SeatId(performance, seatNumber);
    }
}
