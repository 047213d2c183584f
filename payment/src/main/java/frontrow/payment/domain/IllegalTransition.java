package frontrow.payment.domain;

/** Something happened to a payment that cannot happen in its state: a broken invariant, here or at the sender. */
public class IllegalTransition extends RuntimeException {

    private final String why;

    IllegalTransition(Payment payment, String what) {
        this.why = "%s: %s cannot happen to it.".formatted(payment, what);
    }

    @Override
    public String getMessage() {
        return why;
    }
}
