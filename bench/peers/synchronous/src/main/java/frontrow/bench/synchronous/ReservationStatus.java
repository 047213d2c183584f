package frontrow.bench.synchronous;

enum ReservationStatus {
    HELD, CONFIRMED, RELEASED
}
