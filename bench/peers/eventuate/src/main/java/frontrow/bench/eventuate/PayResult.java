package frontrow.bench.eventuate;

enum PayResult {
    CONFIRMED, RELEASED, NO_SUCH_RESERVATION, NOT_PAYABLE, TOO_LATE
}
