package frontrow.simulation;

import frontrow.events.Topics;
import frontrow.events.queue.RoomState;
import frontrow.queue.application.ChangeRoom;
import frontrow.queue.application.ClaimPass;
import frontrow.queue.application.FollowReservations;
import frontrow.queue.application.FollowReservations.RoomDefaults;
import frontrow.queue.application.JoinLine;
import frontrow.queue.application.LeadRooms;
import frontrow.queue.application.LeaveLine;
import frontrow.queue.application.LineUnavailable;
import frontrow.queue.application.LiveRoom;
import frontrow.queue.domain.Standing;
import frontrow.queue.domain.WaitingRoom;
import frontrow.queue.messaging.LineIntake;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An instance of the waiting room. All it has is in memory: a crash takes it, the log brings it back. */
final class QueueInstance {

    static final int PASS_SECONDS = 120;
    static final int CLAIM_WINDOW_SECONDS = 20;
    private static final RoomDefaults DEFAULTS = new RoomDefaults(2, 5, PASS_SECONDS, CLAIM_WINDOW_SECONDS, 100, 100);
    private static final int ROUND_EVENTS_MAX = 3;
    private static final int WAITING_MAX = 100;

    private final Instance instance;
    private final Topic log;
    private final Wiring wiring;
    private final LineReplica replica;
    private final LineProducer producer;
    private final Deque<Runnable> beside = new ArrayDeque<>();
    private UseCases useCases;

    private record UseCases(JoinLine join, LeaveLine leave, ClaimPass claim, ChangeRoom change, LeadRooms lead,
            FollowReservations follow) {}

    QueueInstance(World world, String name, Topic log, Group reservations, Wiring wiring) {
        this.instance = new Instance(name, world);
        this.log = log;
        this.wiring = wiring;
        this.replica = new LineReplica(world, instance, log, wiring);
        this.producer = new LineProducer(world, instance, log, replica);
        this.useCases = begin();
        instance.forgetsOnCrash(() -> {
            replica.forget();
            beside.clear();
            useCases = begin();
        });
        world.actors().add(replica);
        world.actors().add(producer);
        world.actors().add(this::lead);
        world.actors().add(this::doBeside);
        world.actors().add(wiring.subscriber(world, instance, reservations,
                records -> LineIntake.reservations(useCases.follow()).handle(records), (by, begunAt, work) -> work.run()));
    }

    private UseCases begin() {
        var clock = instance.clock();
        var rooms = replica.rooms();
        return new UseCases(new JoinLine(rooms, producer, clock, WAITING_MAX), new LeaveLine(rooms, producer, clock),
                new ClaimPass(producer.patient(), clock, beside::add), new ChangeRoom(rooms, producer, clock),
                new LeadRooms(replica, producer, clock, ROUND_EVENTS_MAX),
                new FollowReservations(rooms, producer.waiting(), clock, DEFAULTS));
    }

    /** A round of the leader, if there is something to do. */
    private boolean lead() {
        if (!instance.up()) {
            return false;
        }
        int before = producer.unwritten();
        replica.rooms().all().forEach(room -> useCases.lead().lead(room, again -> {}));
        return producer.unwritten() > before;
    }

    private boolean doBeside() {
        Runnable next = beside.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    /** A request to this instance; empty if it has no answer. */
    private <T> Optional<T> ask(Function<UseCases, T> request) {
        if (!instance.up() || !replica.caughtUp()) {
            return Optional.empty();
        }
        try {
            return Optional.of(request.apply(useCases));
        } catch (LineUnavailable noAnswer) {
            return Optional.empty();
        }
    }

    Optional<JoinLine.Result> join(UUID concertId, String userId, UUID token) {
        return ask(cases -> cases.join().join(concertId, userId, token, Town.TRACE));
    }

    Optional<Boolean> leave(UUID concertId, String userId) {
        return ask(cases -> cases.leave().leave(concertId, userId, Town.TRACE));
    }

    /** As the controller answers: whoever is told of the pass has seen it. */
    Optional<Standing> standing(UUID concertId, String userId) {
        return ask(cases -> {
            Optional<LiveRoom> room = replica.rooms().find(concertId);
            Optional<Standing> standing = wiring.standing(
                    room.flatMap(live -> live.read(line -> line.standing(userId, instance.clock().instant()))), userId, log);
            if (room.isPresent() && standing.isPresent() && standing.get() instanceof Standing.Active active) {
                cases.claim().seen(room.get(), userId, active);
            }
            return standing;
        }).flatMap(Function.identity());
    }

    Optional<Boolean> change(UUID concertId, ChangeRoom.Wish wish) {
        return ask(cases -> cases.change().change(concertId, wish, Town.TRACE).isPresent());
    }

    boolean isPaused(UUID concertId) {
        return replica.rooms().find(concertId).stream()
                .anyMatch(live -> live.read(WaitingRoom::setting).state() == RoomState.PAUSED);
    }

    static List<QueueInstance> two(World world, Broker broker, Wiring wiring) {
        Topic log = broker.topic(Topics.QUEUE);
        Group reservations = new Group(broker.topic(Topics.RESERVATION));
        List<QueueInstance> two = List.of(new QueueInstance(world, "queue-1", log, reservations, wiring),
                new QueueInstance(world, "queue-2", log, reservations, wiring));
        world.actors().add(new LeaderElection(world, two));
        return two;
    }

    Instance instance() {
        return instance;
    }

    LineReplica replica() {
        return replica;
    }
}
