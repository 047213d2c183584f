package frontrow.reservation.domain;

/** {@code HELD → PAYING → CONFIRMED → CANCELLING → CANCELLED}; {@code HELD → RELEASED}, {@code PAYING → RELEASED}. */
public enum ReservationStatus {
    HELD, PAYING, CONFIRMED, CANCELLING, CANCELLED, RELEASED;

    /** Whether the fan has paid for the seats, even if the money is on its way back. */
    public boolean bought() {
        return switch (this) {
            case CONFIRMED, CANCELLING, CANCELLED -> true;
            case HELD, PAYING, RELEASED -> false;
        };
    }
}
