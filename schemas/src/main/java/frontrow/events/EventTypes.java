package frontrow.events;

import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import frontrow.events.wallet.WalletCharged;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Which events each topic carries. */
public final class EventTypes {

    public static final Map<String, List<Schema>> BY_TOPIC = Map.of( //
            Topics.QUEUE, List.of(
                    RoomChanged.getClassSchema(),
                    FanJoined.getClassSchema(),
                    FanAdmitted.getClassSchema(),
                    PassClaimed.getClassSchema(),
                    FanLeft.getClassSchema(),
                    AdmissionEnded.getClassSchema()),
            Topics.RESERVATION, List.of(
                    ConcertScheduled.getClassSchema(),
                    SeatHeld.getClassSchema(),
                    PaymentRequested.getClassSchema(),
                    SeatReleased.getClassSchema(),
                    ReservationConfirmed.getClassSchema(),
                    CancellationRequested.getClassSchema()),
            Topics.PAYMENT, List.of(
                    WalletDebitRequested.getClassSchema(),
                    WalletRefundRequested.getClassSchema(),
                    PaymentCompleted.getClassSchema(),
                    PaymentFailed.getClassSchema(),
                    PaymentRefunded.getClassSchema(),
                    PaymentResumed.getClassSchema(),
                    PaymentCompensated.getClassSchema()),
            Topics.WALLET, List.of(
                    WalletCharged.getClassSchema(),
                    WalletDebited.getClassSchema(),
                    WalletDebitRejected.getClassSchema(),
                    WalletRefunded.getClassSchema()));

    private EventTypes() {}

    /**
     * The subject of an event in the schema registry: the record's full name (Confluent's RecordNameStrategy), because a topic
     * carries several.
     */
    public static String subject(Schema schema) {
        return schema.getFullName();
    }
}
