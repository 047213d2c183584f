package frontrow.simulation;

import frontrow.messaging.EventHandler;
import frontrow.simulation.Subscriber.Transaction;

/** Bugs in how deliveries are taken. */
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
}
