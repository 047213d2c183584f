package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.e2e.chaos.EndState.Balance;
import frontrow.e2e.chaos.EndState.Payment;
import frontrow.e2e.chaos.EndState.Reservation;
import frontrow.e2e.chaos.EndState.Transfer;
import frontrow.e2e.chaos.History.Entry;
import frontrow.e2e.chaos.History.Operation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every contradiction between what a crowd was told and what is there is found. */
class HistoryCheckTest {

    private static final Reservation SEAT = new Reservation("r1", "fan", 7, "CONFIRMED", 50);
    private static final Payment PAYMENT = new Payment("p1", "r1", "fan", "COMPLETED");
    private static final Transfer CHARGE = new Transfer("fan", "CHARGE", 60, "c1");
    private static final Transfer DEBIT = new Transfer("fan", "DEBIT", 50, "p1");
    private static final List<Entry> HISTORY = List.of(
            entry(Operation.CHARGE, "key 1", 0, "", "", "", 60, 0), entry(Operation.CHARGE, "key 1", 201, "", "", "", 60, 0),
            entry(Operation.HOLD, "key 2", 201, "HELD", "r1", "", 0, 7),
            entry(Operation.PAY, "key 3", 202, "PENDING", "r1", "p1", 50, 0),
            entry(Operation.SEE, "key 4", 200, "CONFIRMED", "r1", "", 0, 0));

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(found(List.of(SEAT), List.of(PAYMENT), List.of(CHARGE, DEBIT), 10)).isEmpty();
    }

    @Test
    void findsAChargeThatWasAnsweredAndIsNotThere() {
        assertThat(found(List.of(SEAT), List.of(PAYMENT), List.of(DEBIT), 10)).anyMatch(one -> one.contains("is there 0 times"));
    }

    @Test
    void findsAChargeThatIsThereTwice() {
        assertThat(found(List.of(SEAT), List.of(PAYMENT), List.of(CHARGE, new Transfer("fan", "CHARGE", 60, "c2"), DEBIT), 70))
                .anyMatch(one -> one.contains("is there 2 times"));
    }

    @Test
    void findsAHoldThatIsNotThereOrAnothers() {
        assertThat(found(List.of(), List.of(PAYMENT), List.of(CHARGE, DEBIT), 10))
                .anyMatch(one -> one.startsWith("The seat is held"));
        assertThat(found(List.of(new Reservation("r1", "another", 7, "CONFIRMED", 50)), List.of(PAYMENT), List.of(CHARGE, DEBIT),
                10)).anyMatch(one -> one.startsWith("The seat is held"));
    }

    @Test
    void findsAPaymentWithoutAnEnd() {
        assertThat(found(List.of(SEAT), List.of(new Payment("p1", "r1", "fan", "DEBITING")), List.of(CHARGE, DEBIT), 10))
                .anyMatch(one -> one.startsWith("The payment is Payment[id=p1"));
        assertThat(found(List.of(SEAT), List.of(), List.of(CHARGE, DEBIT), 10))
                .anyMatch(one -> one.startsWith("The payment is null"));
    }

    @Test
    void findsAPurchaseThatNobodyAskedFor() {
        assertThat(found(List.of(SEAT, new Reservation("r2", "fan", 8, "CONFIRMED", 50)),
                List.of(PAYMENT, new Payment("p2", "r2", "fan", "COMPLETED")), List.of(CHARGE, DEBIT), 10))
                .anyMatch(one -> one.startsWith("Nobody asked for")).anyMatch(one -> one.contains("asked for 0 times"));
    }

    @Test
    void findsAPurchaseThatWasSilentlyUndone() {
        assertThat(found(List.of(new Reservation("r1", "fan", 7, "CANCELLED", 50)),
                List.of(new Payment("p1", "r1", "fan", "REFUNDED")),
                List.of(CHARGE, DEBIT, new Transfer("fan", "REFUND", 50, "p1")),
                60)).anyMatch(one -> one.startsWith("What was confirmed is CANCELLED"));
    }

    @Test
    void findsASeatWithoutMoneyAndMoneyWithoutASeat() {
        assertThat(found(List.of(SEAT), List.of(new Payment("p1", "r1", "fan", "FAILED")), List.of(CHARGE), 60))
                .anyMatch(one -> one.contains("does not fit"));
        assertThat(found(List.of(SEAT), List.of(PAYMENT), List.of(CHARGE, DEBIT), 9))
                .anyMatch(one -> one.contains("should have 10"));
        assertThat(found(List.of(SEAT), List.of(PAYMENT), List.of(CHARGE, DEBIT, DEBIT), 10))
                .anyMatch(one -> one.startsWith("Booked twice"));
    }

    @Test
    void findsACancellationAndARefusalWithoutEffect() {
        List<Entry> history = List.of(entry(Operation.CANCEL, "key 5", 202, "", "r1", "", 0, 0),
                entry(Operation.PAY, "key 6", 402, "INSUFFICIENT_BALANCE", "r1", "", 50, 0));

        assertThat(HistoryCheck.contradictions(history,
                new EndState(List.of(SEAT), List.of(PAYMENT), List.of(), List.of(), List.of())))
                .anyMatch(one -> one.startsWith("What was cancelled is CONFIRMED"))
                .anyMatch(one -> one.startsWith("What was refused is CONFIRMED"));
    }

    @Test
    void findsAnAnswerThatShouldNotHaveBeen() {
        List<Entry> history = List.of(entry(Operation.SEE, "key", 404, "RESERVATION_NOT_FOUND", "r1", "", 0, 0));

        assertThat(HistoryCheck.contradictions(history, new EndState(List.of(), List.of(), List.of(), List.of(), List.of())))
                .anyMatch(one -> one.startsWith("This should not have been the answer"));
    }

    private static List<String> found(List<Reservation> reservations, List<Payment> payments, List<Transfer> transfers,
            long balance) {
        return HistoryCheck.contradictions(HISTORY,
                new EndState(reservations, payments, transfers, List.of(new Balance("fan", balance)), List.of()));
    }

    private static Entry entry(Operation operation, String key, int status, String said, String reservation, String payment,
            long amount, int seat) {
        return new Entry(Instant.EPOCH, Instant.EPOCH, "fan", operation, key, status, said, reservation, payment, amount, seat,
                "",
                0);
    }
}
