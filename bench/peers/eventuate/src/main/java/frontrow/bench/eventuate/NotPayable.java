package frontrow.bench.eventuate;

/** A saga's local step can refuse by an exception only; thrown before anything is kept. */
final class NotPayable extends RuntimeException {

    private final PayResult reason;

    NotPayable(PayResult reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    PayResult reason() {
        return reason;
    }
}
