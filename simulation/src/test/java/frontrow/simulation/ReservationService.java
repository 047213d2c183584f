package frontrow.simulation;

import frontrow.events.Topics;
import frontrow.messaging.DeadlineWatcher;
import frontrow.reservation.application.AdmissionPass;
import frontrow.reservation.application.CancelReservation;
import frontrow.reservation.application.CancelResult;
import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.application.HoldRequest;
import frontrow.reservation.application.HoldSeats;
import frontrow.reservation.application.PayRequest;
import frontrow.reservation.application.PayReservation;
import frontrow.reservation.application.PayReservation.PaymentTerms;
import frontrow.reservation.application.PayResult;
import frontrow.reservation.application.PaymentWaiters;
import frontrow.reservation.application.ReleaseSeats;
import frontrow.reservation.application.ScheduleConcerts;
import frontrow.reservation.application.SettleReservations;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.Holds;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.SeatClaims;
import frontrow.reservation.messaging.ReservationIntake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;

/** The reservation service: one database, two instances. */
final class ReservationService {

    static final Duration PAYMENT_DURATION = Duration.ofSeconds(30);
    static final Duration PASS_LIFETIME_MAX = Duration.ofHours(1);

    private final Database database;
    private final ReservationTables tables;
    private final SeatClaimTable claims;
    private final ScheduleConcerts scheduleConcerts;
    private final CancelReservation cancelReservation;
    private final List<Desk> desks = new ArrayList<>();

    /** One instance's entry: it judges passes by what it has heard, and by its own clock. */
    final class Desk {
        private final Instance instance;
        private final Endpoint<HoldRequest, HoldResult> holds;
        private final Endpoint<PayRequest, PayResult> payments;
        private EndedPasses endedPasses;

        private Desk(Instance instance, Endpoint<HoldRequest, HoldResult> holds, Endpoint<PayRequest, PayResult> payments) {
            this.instance = instance;
            this.holds = holds;
            this.payments = payments;
            this.endedPasses = freshPasses();
        }

        private EndedPasses freshPasses() {
            return new EndedPasses(instance.clock(), PASS_LIFETIME_MAX, 1000);
        }

        AdmissionPass pass(PassId id, ConcertId concert, Instant expiresAt) {
            return new AdmissionPass(id, concert, instance.clock().instant().isBefore(expiresAt) && !endedPasses.contains(id));
        }

        Endpoint<HoldRequest, HoldResult> holds() {
            return holds;
        }

        Endpoint<PayRequest, PayResult> payments() {
            return payments;
        }

        Optional<CancelResult> cancel(ReservationId id, String userId) {
            if (!instance.up()) {
                return Optional.empty();
            }
            try {
                return Optional.of(database.transaction(instance, database.world().now(),
                        () -> cancelReservation.cancel(id, userId, Town.TRACE)));
            } catch (TimeoutException noAnswer) {
                return Optional.empty();
            }
        }
    }

    ReservationService(World world, Broker broker, Wiring wiring) {
        this.database = wiring.database(world, "reservation");
        this.tables = new ReservationTables(database);
        this.claims = new SeatClaimTable(database);
        SeatClaims seatClaims = wiring.seatClaims(claims);
        Holds holds = wiring.holds(tables);
        this.scheduleConcerts = new ScheduleConcerts(tables, database.outbox());
        this.cancelReservation = new CancelReservation(seatClaims, tables, tables, database.outbox());
        ReleaseSeats releaseSeats = new ReleaseSeats(seatClaims, tables, database.outbox());
        HoldSeats holdSeats = new HoldSeats(tables, seatClaims, holds, releaseSeats, database.outbox());
        PayReservation payReservation = new PayReservation(seatClaims, tables, database.outbox(),
                new PaymentTerms(PAYMENT_DURATION));
        SettleReservations settle = wiring.settleReservations(seatClaims, tables, tables, database.outbox());

        Group settling = new Group(broker.topic(Topics.PAYMENT));
        Group expiry = new Group(broker.topic(Topics.RESERVATION));
        KeyTable keys = wiring.keyTable(database);
        Promises promises = new Promises(world);
        List<Instance> instances = new ArrayList<>();
        for (String name : List.of("reservation-1", "reservation-2")) {
            Instance instance = new Instance(name, world);
            instances.add(instance);
            Posts posts = new Posts(instance, database, keys);
            Desk desk = new Desk(instance, new Endpoint<>(posts, promises, wiring, holdSeats::hold),
                    new Endpoint<>(posts, promises, wiring, payReservation::pay));
            desks.add(desk);
            instance.forgetsOnCrash(() -> desk.endedPasses = desk.freshPasses());
            world.actors().add(desk.holds());
            world.actors().add(desk.payments());
            world.actors().add(wiring.subscriber(world, instance, settling,
                    ReservationIntake.payments(settle, new PaymentWaiters(0)), this::run));
            DeadlineWatcher.Factory watchers = (topic, group, reader, handler) -> {
                world.actors().add(new Watch(world, instance, expiry, reader, handler, this::run, wiring));
                return () -> {};
            };
            ReservationIntake.holdExpiry(watchers, releaseSeats).close();
            world.actors().add(new Follower(world, instance, broker.topic(Topics.QUEUE), PASS_LIFETIME_MAX,
                    record -> ReservationIntake.passEnds(desk.endedPasses).accept(record)));
            world.actors().add(new Follower(world, instance, broker.topic(Topics.RESERVATION), Duration.ZERO,
                    record -> ReservationIntake.outcomes(new PaymentWaiters(0), desk.endedPasses).accept(record)));
        }
        world.actors().add(wiring.relay(world, database, broker.topic(Topics.RESERVATION), instances));
    }

    private void run(Instance instance, Instant begunAt, Runnable work) {
        database.transaction(instance, begunAt, () -> {
            work.run();
            return true;
        });
    }

    void schedule(ScheduleConcerts.Request concert) {
        database.transaction(desks.getFirst().instance, database.world().now(),
                () -> scheduleConcerts.schedule(List.of(concert)));
    }

    Desk desk(int number) {
        return desks.get(number);
    }

    Database database() {
        return database;
    }

    ReservationTables tables() {
        return tables;
    }

    SeatClaimTable claims() {
        return claims;
    }
}
