package frontrow.audit;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentFailureReason;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.events.wallet.WalletCharged;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A fan in a {@link Town}: every method tells one event, as the service concerned would. */
final class Visitor {

    final String userId;
    final UUID token;
    final UUID passId;
    UUID reservationId = Town.id();
    UUID paymentId = Town.id();
    UUID performanceId;
    int seat;
    private final Town town;
    private Instant deadline = Instant.EPOCH;

    Visitor(Town town, String userId) {
        this(town, userId, Town.id(), Town.id());
    }

    /** The same fan with the same pass, about to buy something else. */
    Visitor(Town town, Visitor fan) {
        this(town, fan.userId, fan.token, fan.passId);
    }

    private Visitor(Town town, String userId, UUID token, UUID passId) {
        this.town = town;
        this.userId = userId;
        this.token = token;
        this.passId = passId;
        this.performanceId = town.performanceId;
    }

    /** What follows is another purchase. */
    Visitor again() {
        reservationId = Town.id();
        paymentId = Town.id();
        return this;
    }

    Visitor nextDay() {
        performanceId = town.nextDayId;
        return again();
    }

    AuditedRecord joins() {
        return queue(
                FanJoined.newBuilder().setConcertId(town.concertId).setUserId(userId).setToken(token).setAt(town.now).build());
    }

    AuditedRecord isAdmitted() {
        return queue(FanAdmitted.newBuilder().setConcertId(town.concertId).setUserId(userId).setToken(token).setPassId(passId)
                .setExpiresAt(town.now.plusSeconds(600)).setClaimBy(town.now.plusSeconds(60)).setAt(town.now).build());
    }

    AuditedRecord claims() {
        return queue(PassClaimed.newBuilder().setConcertId(town.concertId).setUserId(userId).setToken(token).setPassId(passId)
                .setAt(town.now).build());
    }

    AuditedRecord leaves(@Nullable UUID pass) {
        return queue(FanLeft.newBuilder().setConcertId(town.concertId).setUserId(userId).setToken(token).setPassId(pass)
                .setAt(town.now).build());
    }

    AuditedRecord passEnds(AdmissionEndReason reason) {
        return queue(AdmissionEnded.newBuilder().setConcertId(town.concertId).setUserId(userId).setToken(token).setPassId(passId)
                .setReason(reason).setAt(town.now).build());
    }

    Visitor goesIn() {
        joins();
        isAdmitted();
        claims();
        return this;
    }

    AuditedRecord charges(long amountMinor) {
        return wallet(WalletCharged.newBuilder().setTransferId(Town.id()).setUserId(userId).setAmountMinor(amountMinor)
                .setCurrency("KRW").setBalanceMinor(town.change(userId, amountMinor)).setAt(town.now).build());
    }

    AuditedRecord holds(int seatNumber) {
        seat = seatNumber;
        return reservation(SeatHeld.newBuilder().setReservationId(reservationId).setUserId(userId).setConcertId(town.concertId)
                .setPerformanceId(performanceId).setSeats(List.of(seat)).setAmountMinor(Town.PRICE).setCurrency("KRW")
                .setPassId(passId).setHoldExpiresAt(town.now.plus(Town.HOLD)).setAt(town.now).build());
    }

    AuditedRecord releases(SeatReleaseReason reason) {
        return reservation(SeatReleased.newBuilder().setReservationId(reservationId).setUserId(userId)
                .setConcertId(town.concertId).setPerformanceId(performanceId).setSeats(List.of(seat)).setReason(reason)
                .setAt(town.now).build());
    }

    AuditedRecord asksToPay() {
        deadline = town.now.plusSeconds(30);
        return reservation(PaymentRequested.newBuilder().setReservationId(reservationId).setPaymentId(paymentId).setUserId(userId)
                .setConcertId(town.concertId).setPerformanceId(performanceId).setAmountMinor(Town.PRICE).setCurrency("KRW")
                .setDeadline(deadline).setAt(town.now).build());
    }

    AuditedRecord isToBeDebited() {
        return payment(WalletDebitRequested.newBuilder().setReservationId(reservationId).setPaymentId(paymentId).setUserId(userId)
                .setAmountMinor(Town.PRICE).setCurrency("KRW").setDeadline(deadline).setAt(town.now).build());
    }

    AuditedRecord isDebited() {
        return wallet(WalletDebited.newBuilder().setTransferId(Town.id()).setPaymentId(paymentId).setReservationId(reservationId)
                .setUserId(userId).setAmountMinor(Town.PRICE).setCurrency("KRW")
                .setBalanceMinor(town.change(userId, -Town.PRICE)).setAt(town.now).build());
    }

    AuditedRecord isRejected(DebitRejectionReason reason) {
        return wallet(WalletDebitRejected.newBuilder().setPaymentId(paymentId).setReservationId(reservationId).setUserId(userId)
                .setAmountMinor(Town.PRICE).setCurrency("KRW").setBalanceMinor(town.balance(userId)).setReason(reason)
                .setAt(town.now).build());
    }

    AuditedRecord hasPaid() {
        return payment(PaymentCompleted.newBuilder().setReservationId(reservationId).setPaymentId(paymentId).setUserId(userId)
                .setAmountMinor(Town.PRICE).setCurrency("KRW").setAt(town.now).build());
    }

    AuditedRecord hasNotPaid(PaymentFailureReason reason) {
        return payment(PaymentFailed.newBuilder().setReservationId(reservationId).setPaymentId(paymentId).setUserId(userId)
                .setAmountMinor(Town.PRICE).setCurrency("KRW").setReason(reason).setAt(town.now).build());
    }

    AuditedRecord owns() {
        return reservation(ReservationConfirmed.newBuilder().setReservationId(reservationId).setPaymentId(paymentId)
                .setUserId(userId).setConcertId(town.concertId).setPerformanceId(performanceId).setSeats(List.of(seat))
                .setAmountMinor(Town.PRICE).setCurrency("KRW").setPassId(passId).setAt(town.now).build());
    }

    AuditedRecord cancels(CancellationReason reason) {
        return reservation(CancellationRequested.newBuilder().setReservationId(reservationId).setPaymentId(paymentId)
                .setUserId(userId).setAmountMinor(Town.PRICE).setCurrency("KRW").setReason(reason).setAt(town.now).build());
    }

    AuditedRecord isToBeRefunded(RefundReason reason) {
        return payment(WalletRefundRequested.newBuilder().setReservationId(reservationId).setPaymentId(paymentId)
                .setUserId(userId).setAmountMinor(Town.PRICE).setCurrency("KRW").setReason(reason).setAt(town.now).build());
    }

    AuditedRecord isRefunded() {
        return wallet(WalletRefunded.newBuilder().setTransferId(Town.id()).setPaymentId(paymentId).setReservationId(reservationId)
                .setUserId(userId).setAmountMinor(Town.PRICE).setCurrency("KRW")
                .setBalanceMinor(town.change(userId, Town.PRICE)).setAt(town.now).build());
    }

    AuditedRecord hasMoneyBack() {
        return payment(PaymentRefunded.newBuilder().setReservationId(reservationId).setPaymentId(paymentId).setUserId(userId)
                .setAmountMinor(Town.PRICE).setCurrency("KRW").setAt(town.now).build());
    }

    /** From the line to the seat. */
    Visitor buys(int seatNumber) {
        goesIn();
        paysFor(seatNumber);
        passEnds(AdmissionEndReason.PURCHASED);
        return this;
    }

    AuditedRecord paysFor(int seatNumber) {
        charges(2 * Town.PRICE);
        holds(seatNumber);
        return pays();
    }

    AuditedRecord paysForTheHold() {
        charges(2 * Town.PRICE);
        return pays();
    }

    private AuditedRecord pays() {
        asksToPay();
        isToBeDebited();
        isDebited();
        hasPaid();
        return owns();
    }

    Visitor givesBack() {
        cancels(CancellationReason.FAN);
        isToBeRefunded(RefundReason.CANCELLATION);
        isRefunded();
        hasMoneyBack();
        releases(SeatReleaseReason.REFUNDED);
        return this;
    }

    private AuditedRecord queue(SpecificRecord event) {
        return town.tell(Topics.QUEUE, town.concertId.toString(), event);
    }

    private AuditedRecord reservation(SpecificRecord event) {
        return town.tell(Topics.RESERVATION, reservationId.toString(), event);
    }

    private AuditedRecord payment(SpecificRecord event) {
        return town.tell(Topics.PAYMENT, reservationId.toString(), event);
    }

    private AuditedRecord wallet(SpecificRecord event) {
        return town.tell(Topics.WALLET, userId, event);
    }
}
