package frontrow.reservation.domain;

/** Something was told or asked of a reservation that its state rules out: a broken invariant, not a refusal. */
public class ImpossibleTransition extends RuntimeException {

    public ImpossibleTransition(Reservation reservation, String attempt) {
        super("Reservation " + reservation.id() + " is " + reservation.status() + ": " + attempt + " is impossible.");
    }
}
