package frontrow.simulation;

import frontrow.messaging.Trace;
import frontrow.payment.application.DecideParkedPayments;
import frontrow.payment.application.DecideParkedPayments.Result;
import frontrow.payment.application.Decision;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.wallet.domain.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Decides what is parked, by a list that may be old: another operator, or the wallet's late answer, may have come first. Clicks twice,
 * and at times names a payment that is not parked at all.
 */
final class Operator implements Actor {

    /** What can be asked of {@link DecideParkedPayments}. */
    private interface Wish {
        Result of(DecideParkedPayments decide, PaymentId payment, Decision decision, Trace trace);
    }

    private final Town town;
    private final SplittableRandom die;
    private final String name;
    private List<PaymentId> seen = List.of();

    Operator(Town town, String name) {
        this.town = town;
        this.die = town.world().die();
        this.name = name;
    }

    @Override
    public boolean step() {
        if (town.world().faults().over()) {
            look();
            return !seen.isEmpty() && decide(seen.getFirst());
        }
        if (die.nextInt(4) > 0) {
            return false;
        }
        if (seen.isEmpty() || die.nextInt(3) == 0) {
            look();
            return false;
        }
        PaymentId payment = seen.get(die.nextInt(seen.size()));
        boolean done = decide(payment);
        boolean doneAgain = die.nextBoolean() && decide(payment);
        if (!done && !doneAgain) {
            seen = List.of();
        }
        return done || doneAgain;
    }

    private void look() {
        List<PaymentId> found = new ArrayList<>(town.payment().payments().parked(null, 50).stream().map(Payment::id).toList());
        if (!town.world().faults().over() && die.nextInt(20) == 0) {
            found.add(anyPayment());
        }
        seen = found;
    }

    private PaymentId anyPayment() {
        List<PaymentId> all = town.payment().payments().all().stream().map(Payment::id).toList();
        return all.isEmpty() ? new PaymentId(town.world().newId()) : all.get(die.nextInt(all.size()));
    }

    private boolean decide(PaymentId payment) {
        StuckRefunds refunds = town.wallet().stuckRefunds();
        if (refunds.isGivenUp(payment.value()) || (die.nextInt(2) == 0 && mayBePaidBack(payment))) {
            return ask(DecideParkedPayments::compensate, payment);
        }
        if (town.world().faults().over() || die.nextInt(2) == 0) {
            refunds.mend(payment.value());
        }
        return ask(DecideParkedPayments::resume, payment);
    }

    /** A careful operator sees to it first that the wallet has not refunded it and never will; a rash one does not ask. */
    private boolean mayBePaidBack(PaymentId payment) {
        if (town.operatorsAreRash()) {
            return true;
        }
        StuckRefunds refunds = town.wallet().stuckRefunds();
        boolean certain = refunds.isStuck(payment.value())
                && town.wallet().settlementOf(payment.value()) instanceof Settlement.Debited;
        if (certain) {
            refunds.giveUp(payment.value());
        }
        return certain;
    }

    private boolean ask(Wish wish, PaymentId payment) {
        Decision decision = town.history().decided(name);
        return town.payment().decide(die.nextInt(2), desk -> wish.of(desk, payment, decision, Town.TRACE)).map(result -> {
            town.history().answered(decision, result);
            return result instanceof Result.Done;
        }).orElse(false);
    }
}
