package frontrow.simulation;

import frontrow.messaging.EventHandler;
import frontrow.simulation.Subscriber.Transaction;
import java.util.List;
import java.util.function.Function;

/** Bugs in how deliveries and requests are taken. */
final class CarelessConsumers {

    private CarelessConsumers() {}

    static Wiring offsetIsCommittedBeforeTheTransaction() {
        return new Wiring() {
            @Override
            Subscriber subscriber(World world, Instance instance, Group group, EventHandler handler, Transaction transaction) {
                return new Subscriber(world, instance, group, handler, transaction) {
                    @Override
                    void handle() {
                        commitOffsets();
                        super.handle();
                    }
                };
            }
        };
    }

    /** After a restart it knows nothing of the holds and payments whose time was still to come. */
    static Wiring watcherCommitsPastWhatIsOpen() {
        return new Wiring() {
            @Override
            boolean watchersForgetWhatIsOpen() {
                return true;
            }
        };
    }

    /** Whoever crashes between the two does it again when asked again. */
    static Wiring idempotencyKeyIsWrittenAfterTheCommit() {
        return new Wiring() {
            @Override
            <Q, A> Endpoint<Q, A> endpoint(Instance instance, Database database, Function<List<Q>, List<A>> useCase) {
                return new Endpoint<>(instance, database, useCase) {
                    @Override
                    void unanswered(String key) {
                        database.answers().remove(key);
                    }
                };
            }
        };
    }
}
