package frontrow.simulation;

import frontrow.events.Topics;
import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.Outbox;
import frontrow.payment.application.AdvancePayments;
import frontrow.payment.application.DecideParkedPayments;
import frontrow.payment.application.DecideParkedPayments.Result;
import frontrow.payment.application.FailOverduePayments;
import frontrow.payment.application.ParkUnansweredRefunds;
import frontrow.payment.messaging.PaymentIntake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.errors.TimeoutException;

/** The payment service: one database, two instances. */
final class PaymentService {

    private final Database database;
    private final PaymentTable payments;
    private final DecideParkedPayments decide;
    private final List<Instance> instances = new ArrayList<>();

    PaymentService(World world, Broker broker, Wiring wiring) {
        this.database = wiring.database(world, "payment");
        this.payments = new PaymentTable(database);
        Outbox outbox = wiring.paymentOutbox(database.outbox());
        this.decide = wiring.decideParkedPayments(payments, outbox);
        AdvancePayments advance = wiring.advancePayments(payments, outbox);
        FailOverduePayments failOverdue = new FailOverduePayments(payments, outbox);
        ParkUnansweredRefunds park = new ParkUnansweredRefunds(payments, Deadlines.REFUND_PATIENCE);

        Group requests = new Group(broker.topic(Topics.RESERVATION));
        Group answers = new Group(broker.topic(Topics.WALLET));
        Group debits = new Group(broker.topic(Topics.PAYMENT));
        Group refunds = new Group(broker.topic(Topics.PAYMENT));
        for (String name : List.of("payment-1", "payment-2")) {
            Instance instance = new Instance(name, world);
            instances.add(instance);
            world.actors().add(wiring.subscriber(world, instance, requests, PaymentIntake.reservations(advance), this::run));
            world.actors().add(wiring.subscriber(world, instance, answers, PaymentIntake.wallets(advance), this::run));
            PaymentIntake.debitDeadlines(watch(world, instance, debits, wiring), failOverdue).close();
            PaymentIntake.refundDeadlines(watch(world, instance, refunds, wiring), park, Deadlines.REFUND_PATIENCE).close();
        }
        world.actors().add(wiring.relay(world, database, broker.topic(Topics.PAYMENT), instances));
    }

    private DeadlineWatcher.Factory watch(World world, Instance instance, Group group, Wiring wiring) {
        return (topic, name, reader, handler) -> {
            world.actors().add(new Watch(world, instance, group, reader, handler, this::run, wiring));
            return () -> {};
        };
    }

    private void run(Instance instance, Instant begunAt, Runnable work) {
        database.transaction(instance, begunAt, () -> {
            work.run();
            return true;
        });
    }

    /** @return nothing if nobody knows what became of it */
    Optional<Result> decide(int number, Function<DecideParkedPayments, Result> wish) {
        if (!instances.get(number).up()) {
            return Optional.empty();
        }
        try {
            return Optional.of(database.transaction(instances.get(number), database.world().now(), () -> wish.apply(decide)));
        } catch (TimeoutException noAnswer) {
            return Optional.empty();
        }
    }

    Database database() {
        return database;
    }

    PaymentTable payments() {
        return payments;
    }
}
