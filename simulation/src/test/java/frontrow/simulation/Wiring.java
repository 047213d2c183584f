package frontrow.simulation;

import frontrow.messaging.EventHandler;
import frontrow.messaging.Outbox;
import frontrow.payment.application.AdvancePayments;
import frontrow.payment.application.DecideParkedPayments;
import frontrow.payment.domain.Payments;
import frontrow.queue.domain.Standing;
import frontrow.reservation.application.SettleReservations;
import frontrow.reservation.domain.Holds;
import frontrow.reservation.domain.Reservations;
import frontrow.reservation.domain.SeatClaims;
import frontrow.reservation.domain.StrayPayments;
import frontrow.simulation.Subscriber.Transaction;
import frontrow.wallet.application.SettleDebits;
import frontrow.wallet.domain.Ledger;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** How the parts are put together: as they are. A deliberate bug overrides one of these. */
class Wiring {

    SeatClaims seatClaims(SeatClaims real) {
        return real;
    }

    Holds holds(Holds real) {
        return real;
    }

    SettleReservations settleReservations(SeatClaims claims, Reservations reservations, StrayPayments strays, Outbox outbox) {
        return new SettleReservations(claims, reservations, strays, outbox);
    }

    AdvancePayments advancePayments(Payments payments, Outbox outbox) {
        return new AdvancePayments(payments, outbox);
    }

    DecideParkedPayments decideParkedPayments(Payments payments, Outbox outbox) {
        return new DecideParkedPayments(payments, outbox);
    }

    Outbox paymentOutbox(Outbox real) {
        return real;
    }

    LedgerTables ledgerTables(Database database) {
        return new LedgerTables(database);
    }

    Ledger ledger(Ledger real) {
        return real;
    }

    SettleDebits settleDebits(Ledger ledger, Outbox outbox) {
        return new SettleDebits(ledger, outbox);
    }

    Database database(World world, String service) {
        return new Database(world, service);
    }

    Relay relay(World world, Database database, Topic topic, List<Instance> instances) {
        return new Relay(world, database, topic, instances);
    }

    Subscriber subscriber(World world, Instance instance, Group group, EventHandler handler, Transaction transaction) {
        return new Subscriber(world, instance, group, handler, transaction);
    }

    /** Whether deadline watchers commit what they have read, open or not. */
    boolean watchersForgetWhatIsOpen() {
        return false;
    }

    KeyTable keyTable(Database database) {
        return new KeyTable(database);
    }

    /** What tells a repeated request from another one under the same key. */
    Object fingerprinted(Object body) {
        return body;
    }

    /** What a replica of the line folds in for a record of the log. */
    List<SpecificRecord> folded(SpecificRecord event) {
        return List.of(event);
    }

    /** What a fan who asks is told. */
    Optional<Standing> standing(Optional<Standing> folded, String userId, Topic log) {
        return folded;
    }
}
