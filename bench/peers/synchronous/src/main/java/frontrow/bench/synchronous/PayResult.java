package frontrow.bench.synchronous;

enum PayResult {
    CONFIRMED, RELEASED, NO_SUCH_RESERVATION, NOT_PAYABLE
}
