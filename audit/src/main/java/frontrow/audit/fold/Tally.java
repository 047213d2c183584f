package frontrow.audit.fold;

import frontrow.audit.fold.Purchase.State;

/** How many reservations came to what. */
final class Tally {

    private final long[] byState = new long[State.values().length];
    long reservations;
    long inFlight;
    /** What only an operator's word vouches for. */
    long paidBackByOperators;
    long paidBackByOperatorsMinor;

    @SuppressWarnings("EnumOrdinal") // within one run only
    void count(Purchase purchase) {
        reservations++;
        byState[purchase.state.ordinal()]++;
        for (Payment payment = purchase.payments; payment != null; payment = payment.next) {
            if (payment.compensated) {
                paidBackByOperators++;
                paidBackByOperatorsMinor += payment.netMinor;
            }
        }
    }

    @SuppressWarnings("EnumOrdinal")
    long in(State... states) {
        long sum = 0;
        for (State state : states) {
            sum += byState[state.ordinal()];
        }
        return sum;
    }
}
