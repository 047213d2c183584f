package frontrow.simulation;

import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.Outbox;
import java.util.List;

/** Bugs between a change, the outbox that tells of it, and the topic. */
final class LeakyOutboxes {

    private LeakyOutboxes() {}

    static Wiring refundIsForgotten(RefundReason why) {
        return new Wiring() {
            @Override
            Outbox paymentOutbox(Outbox real) {
                return events -> real.append(events.stream().filter(each -> !(each.event() instanceof WalletRefundRequested refund
                        && refund.getReason() == why)).toList());
            }
        };
    }

    /** The change is committed first, its events afterwards: a crash between the two loses them. */
    static Wiring rowIsWrittenAfterTheCommit() {
        return new Wiring() {
            @Override
            Database database(World world, String service) {
                return new Database(world, service) {
                    @Override
                    void commit() {}

                    @Override
                    void committed() {
                        publish();
                    }
                };
            }
        };
    }

    /** Events are out before their change is committed: a crash between the two leaves them without it. */
    static Wiring rowIsWrittenBeforeTheCommit() {
        return new Wiring() {
            @Override
            Database database(World world, String service) {
                return new Database(world, service) {
                    @Override
                    void worked() {
                        publish();
                    }
                };
            }
        };
    }

    /** What was read but not sent when it ended is never sent. */
    static Wiring relayConfirmsBeforeItSends() {
        return new Wiring() {
            @Override
            Relay relay(World world, Database database, Topic topic, List<Instance> instances) {
                return new Relay(world, database, topic, instances) {
                    @Override
                    int positionAfterRestart(int confirmed, int read) {
                        return read;
                    }
                };
            }
        };
    }
}
