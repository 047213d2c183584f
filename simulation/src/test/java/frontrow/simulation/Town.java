package frontrow.simulation;

import frontrow.messaging.Trace;
import frontrow.reservation.application.ScheduleConcerts;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Section;
import frontrow.simulation.ReservationService.Desk;
import frontrow.wallet.application.Charge;
import frontrow.wallet.domain.ChargeDecision;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Everything of one run: the services, a small concert, its fans, an operator, and what goes wrong. */
final class Town {

    /** Of everything: traces have no part in what happens. */
    static final Trace TRACE = new Trace("00-00000000000000000000000000000001-0000000000000001-00");

    private static final Duration HOLD_DURATION = Duration.ofSeconds(60);
    private static final int FANS_MAX = 5;
    private static final int STEPS = 220;
    /** An audit is made for millions of records: setting one up costs more than the rest of a run. */
    private static final int AUDITED_EVERY = 8;

    private final long seed;
    private final World world;
    private final Broker broker = new Broker();
    private final ReservationService reservation;
    private final PaymentService payment;
    private final WalletService wallet;
    private final List<QueueInstance> queues;
    private final History history = new History();
    private final Concert concert;
    private final boolean operatorsAreRash;

    Town(long seed, Wiring wiring, @Nullable Consumer<String> story) {
        this.seed = seed;
        this.world = new World(seed, story);
        this.queues = QueueInstance.two(world, broker, wiring);
        this.reservation = new ReservationService(world, broker, wiring);
        this.payment = new PaymentService(world, broker, wiring);
        this.wallet = new WalletService(world, broker, wiring);
        this.concert = aConcert();
        int fans = 2 + world.die().nextInt(FANS_MAX - 1);
        IntStream.range(0, fans).forEach(number -> world.actors().add(new Fan(this, "fan" + number, history)));
        this.operatorsAreRash = world.die().nextInt(4) == 0;
        List.of("operator-1", "operator-2").forEach(name -> world.actors().add(new Operator(this, name)));
        world.actors().addAll(new Mishaps(this).actors());
    }

    private Concert aConcert() {
        int seats = 1 + world.die().nextInt(3);
        Performance performance = new Performance(new PerformanceId(world.newId()), World.BEGINNING.plus(Duration.ofDays(30)),
                List.of(new Section("A", 1, seats, 70)));
        return new Concert(new ConcertId(world.newId()), "Concert", "KRW", 1 + world.die().nextInt(2), HOLD_DURATION,
                new Concert.Room(1 + world.die().nextInt(3), 1 + world.die().nextInt(3)), List.of(performance));
    }

    /** @return what must hold and does not */
    List<String> run() {
        boolean scheduled = false;
        while (!scheduled) {
            try {
                reservation.schedule(new ScheduleConcerts.Request(concert, TRACE));
                scheduled = true;
            } catch (Crash | TimeoutException again) {
                scheduled = !reservation.database().said().isEmpty();
            }
        }
        world.run(STEPS);
        world.comeToRest();
        new Invariants(this).check();
        if (seed % AUDITED_EVERY == 0) {
            new AuditInvariants(this).check();
        }
        return world.violations();
    }

    QueueInstance queue() {
        return queues.get(world.die().nextInt(queues.size()));
    }

    Desk desk() {
        return reservation.desk(world.die().nextInt(2));
    }

    Endpoint<Charge, ChargeDecision> charges() {
        return wallet.charges(world.die().nextInt(2));
    }

    List<Integer> someSeats() {
        int seats = concert.performances().getFirst().seatCount();
        int first = 1 + world.die().nextInt(seats);
        return world.die().nextInt(3) > 0 || first == seats ? List.of(first) : List.of(first + 1, first);
    }

    UUID concertId() {
        return concert.id().value();
    }

    PerformanceId performance() {
        return concert.performances().getFirst().id();
    }

    /** Rash ones pay back without making sure that the wallet does not: then a fan may be paid back twice, and all else must hold. */
    boolean operatorsAreRash() {
        return operatorsAreRash;
    }

    World world() {
        return world;
    }

    Broker broker() {
        return broker;
    }

    ReservationService reservation() {
        return reservation;
    }

    PaymentService payment() {
        return payment;
    }

    WalletService wallet() {
        return wallet;
    }

    List<QueueInstance> queues() {
        return queues;
    }

    History history() {
        return history;
    }

    Concert concert() {
        return concert;
    }
}
