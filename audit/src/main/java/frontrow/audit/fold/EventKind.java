package frontrow.audit.fold;

import frontrow.events.Topics;
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
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The types of events, as a byte's worth of bits. */
enum EventKind {
    ROOM_CHANGED(RoomChanged.class, Topics.QUEUE), FAN_JOINED(FanJoined.class, Topics.QUEUE), FAN_ADMITTED(FanAdmitted.class,
            Topics.QUEUE),
    PASS_CLAIMED(PassClaimed.class, Topics.QUEUE), FAN_LEFT(FanLeft.class,
            Topics.QUEUE),
    ADMISSION_ENDED(AdmissionEnded.class, Topics.QUEUE),

    CONCERT_SCHEDULED(ConcertScheduled.class, Topics.RESERVATION), SEAT_HELD(SeatHeld.class,
            Topics.RESERVATION),
    PAYMENT_REQUESTED(PaymentRequested.class, Topics.RESERVATION), SEAT_RELEASED(SeatReleased.class,
            Topics.RESERVATION),
    RESERVATION_CONFIRMED(ReservationConfirmed.class,
            Topics.RESERVATION),
    CANCELLATION_REQUESTED(CancellationRequested.class, Topics.RESERVATION),

    DEBIT_REQUESTED(WalletDebitRequested.class, Topics.PAYMENT), REFUND_REQUESTED(WalletRefundRequested.class,
            Topics.PAYMENT),
    PAYMENT_COMPLETED(PaymentCompleted.class, Topics.PAYMENT), PAYMENT_FAILED(PaymentFailed.class,
            Topics.PAYMENT),
    PAYMENT_REFUNDED(PaymentRefunded.class, Topics.PAYMENT), PAYMENT_RESUMED(PaymentResumed.class,
            Topics.PAYMENT),
    PAYMENT_COMPENSATED(PaymentCompensated.class, Topics.PAYMENT),

    CHARGED(WalletCharged.class, Topics.WALLET), DEBITED(WalletDebited.class, Topics.WALLET), DEBIT_REJECTED(
            WalletDebitRejected.class, Topics.WALLET),
    REFUNDED(WalletRefunded.class, Topics.WALLET);

    private static final IdentityHashMap<Class<?>, EventKind> BY_CLASS = new IdentityHashMap<>();
    static final EventKind[] ALL = values();

    static {
        for (EventKind kind : ALL) {
            BY_CLASS.put(kind.type, kind);
        }
    }

    private final Class<? extends SpecificRecord> type;
    final String topic;
    /** Where in the event these fields are; negative where it does not say so. */
    private final int at;
    private final int reservationId;
    private final int paymentId;
    private final int userId;
    private final int amountMinor;
    private final int currency;

    EventKind(Class<? extends SpecificRecord> type, String topic) {
        this.type = type;
        this.topic = topic;
        this.at = place("at");
        this.reservationId = place("reservationId");
        this.paymentId = place("paymentId");
        this.userId = place("userId");
        this.amountMinor = place("amountMinor");
        this.currency = place("currency");
    }

    private int place(String name) {
        Schema.Field field = SpecificData.get().getSchema(type).getField(name);
        return field == null ? -1 : field.pos();
    }

    static @Nullable EventKind of(SpecificRecord event) {
        return BY_CLASS.get(event.getClass());
    }

    /** Its place in {@link #ALL}: the numbers mean something within one run only. */
    @SuppressWarnings("EnumOrdinal")
    int code() {
        return ordinal();
    }

    int bit() {
        return 1 << code();
    }

    long micros(SpecificRecord event) {
        return Micros.of((Instant) event.get(at));
    }

    UUID reservationId(SpecificRecord event) {
        return (UUID) event.get(reservationId);
    }

    UUID paymentId(SpecificRecord event) {
        return (UUID) event.get(paymentId);
    }

    String userId(SpecificRecord event) {
        return (String) event.get(userId);
    }

    /** What operators decide names neither fan nor amount. */
    boolean hasTerms() {
        return amountMinor >= 0;
    }

    long amountMinor(SpecificRecord event) {
        return (Long) event.get(amountMinor);
    }

    String currency(SpecificRecord event) {
        return (String) event.get(currency);
    }

    /** As the schema calls it. */
    String eventName() {
        return type.getSimpleName();
    }
}
