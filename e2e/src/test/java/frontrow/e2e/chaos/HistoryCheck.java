package frontrow.e2e.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import frontrow.e2e.chaos.EndState.Balance;
import frontrow.e2e.chaos.EndState.Payment;
import frontrow.e2e.chaos.EndState.Reservation;
import frontrow.e2e.chaos.History.Entry;
import frontrow.e2e.chaos.History.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds what the crowd was told against what is there at the end: every success is there, none is undone but by its fan, one key has one
 * effect, nothing is there that nobody asked for, and balances are what all this leaves.
 */
final class HistoryCheck {

    private static final Map<Operation, Set<Integer>> ANSWERS = Map.of(
            Operation.OPERATE, Set.of(200, 201, 404), Operation.ENTER, Set.of(200, 201), Operation.CHARGE, Set.of(201),
            Operation.JOIN, Set.of(200, 201),
            Operation.PLACE, Set.of(200), Operation.HOLD, Set.of(201, 409), Operation.PAY, Set.of(200, 202, 402, 409),
            Operation.SEE, Set.of(200), Operation.CANCEL, Set.of(202, 204, 409));
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "REFUNDED");

    private final List<Entry> history;
    private final EndState end;
    private final Map<String, Reservation> reservations;
    private final Map<String, Payment> payments;
    private final List<String> contradictions = new ArrayList<>();

    private HistoryCheck(List<Entry> history, EndState end) {
        this.history = history;
        this.end = end;
        reservations = end.reservations().stream().collect(toMap(Reservation::id, identity()));
        payments = end.payments().stream().collect(toMap(Payment::reservation, identity()));
    }

    /** @return a sentence for each contradiction */
    static List<String> contradictions(List<Entry> history, EndState end) {
        HistoryCheck check = new HistoryCheck(history, end);
        check.everyAnswerIsOneOfThoseExpected();
        check.eachKeyHasOneEffect();
        check.everyHoldIsItsFans();
        check.everyPaymentHasEnded();
        check.whatWasConfirmedIsUndoneOnlyByItsFan();
        check.whatWasCancelledOrRefusedIsFree();
        check.confirmedIsPaid();
        check.balancesAreWhatIsLeft();
        check.contradictions.addAll(LineCheck.contradictions(history, end));
        return check.contradictions;
    }

    private void everyAnswerIsOneOfThoseExpected() {
        history.stream().filter(entry -> !entry.isUnanswered()).filter(entry -> entry.said().equals("ALREADY_HOLDING")
                || !ANSWERS.getOrDefault(entry.operation(), Set.of()).contains(entry.status()))
                .forEach(entry -> tell("This should not have been the answer", entry));
    }

    private void eachKeyHasOneEffect() {
        contradictions.addAll(Effects.contradictions(history, Operation.CHARGE, end.transfers().stream()
                .filter(transfer -> transfer.kind().equals("CHARGE")).map(one -> new Effects.Effect(one.fan(), one.amount()))));
        contradictions.addAll(Effects.contradictions(history, Operation.HOLD,
                end.reservations().stream().map(one -> new Effects.Effect(one.fan(), one.seat()))));
    }

    private void everyHoldIsItsFans() {
        of(Operation.HOLD).filter(Entry::succeeded).forEach(entry -> {
            Reservation held = reservations.get(entry.reservation());
            if (held == null || !held.fan().equals(entry.fan()) || held.seat() != entry.seat()) {
                tell("The seat is held as " + held, entry);
            }
        });
    }

    private void everyPaymentHasEnded() {
        of(Operation.PAY).filter(Entry::succeeded).forEach(entry -> {
            Payment payment = payments.get(entry.reservation());
            if (payment == null || !ENDED.contains(payment.status())
                    || (!entry.payment().isEmpty() && !entry.payment().equals(payment.id()))) {
                tell("The payment is " + payment, entry);
            }
        });
        Set<String> asked = of(Operation.PAY).map(Entry::reservation).collect(toSet());
        end.payments().stream().filter(payment -> !asked.contains(payment.reservation()))
                .forEach(payment -> contradictions.add("Nobody asked for " + payment));
    }

    private void whatWasConfirmedIsUndoneOnlyByItsFan() {
        Set<String> askedToCancel = of(Operation.CANCEL).map(Entry::reservation).collect(toSet());
        history.stream().filter(Entry::saysConfirmed).forEach(entry -> {
            String status = statusOf(entry.reservation());
            if (!status.equals("CONFIRMED") && !(status.equals("CANCELLED") && askedToCancel.contains(entry.reservation()))) {
                tell("What was confirmed is " + status, entry);
            }
        });
    }

    private void whatWasCancelledOrRefusedIsFree() {
        of(Operation.CANCEL).filter(Entry::succeeded)
                .filter(entry -> !Set.of("CANCELLED", "RELEASED").contains(statusOf(entry.reservation())))
                .forEach(entry -> tell("What was cancelled is " + statusOf(entry.reservation()), entry));
        of(Operation.PAY).filter(entry -> entry.status() == 402 && !statusOf(entry.reservation()).equals("RELEASED"))
                .forEach(entry -> tell("What was refused is " + statusOf(entry.reservation()), entry));
    }

    private void confirmedIsPaid() {
        end.reservations().forEach(one -> {
            Payment payment = payments.get(one.id());
            if (one.status().equals("CONFIRMED") != (payment != null && payment.status().equals("COMPLETED"))) {
                contradictions.add(one + " does not fit " + payment);
            }
        });
    }

    private void balancesAreWhatIsLeft() {
        Map<String, Long> left = new HashMap<>();
        end.transfers().stream().filter(transfer -> transfer.kind().equals("CHARGE"))
                .forEach(transfer -> left.merge(transfer.fan(), transfer.amount(), Long::sum));
        end.reservations().stream().filter(one -> one.status().equals("CONFIRMED"))
                .forEach(one -> left.merge(one.fan(), -one.amount(), Long::sum));
        Map<String, Long> balances = end.balances().stream().collect(toMap(Balance::fan, Balance::amount));
        Stream.concat(left.keySet().stream(), balances.keySet().stream()).distinct()
                .filter(fan -> !left.getOrDefault(fan, 0L).equals(balances.getOrDefault(fan, 0L)))
                .forEach(fan -> contradictions
                        .add("%s should have %s and has %s.".formatted(fan, left.get(fan), balances.get(fan))));
        end.transfers().stream().collect(groupingBy(transfer -> transfer.kind() + transfer.reference())).values().stream()
                .filter(same -> same.size() > 1).forEach(same -> contradictions.add("Booked twice: " + same));
    }

    private Stream<Entry> of(Operation operation) {
        return history.stream().filter(entry -> entry.operation() == operation);
    }

    private String statusOf(String reservation) {
        Reservation found = reservations.get(reservation);
        return found == null ? "lost" : found.status();
    }

    private void tell(String what, Entry entry) {
        contradictions.add(what + ": " + entry);
    }
}
