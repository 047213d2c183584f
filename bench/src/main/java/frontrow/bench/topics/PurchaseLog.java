package frontrow.bench.topics;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.events.Topics;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.PassClaimed;
import frontrow.events.queue.RoomChanged;
import frontrow.events.queue.RoomState;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.ScheduledPerformance;
import frontrow.events.reservation.ScheduledSection;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.wallet.WalletCharged;
import frontrow.events.wallet.WalletDebited;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One concert whose fans come one after the other, each with eleven events from the line to the seat, as the services would tell them. */
public final class PurchaseLog {

    private static final String KRW = "KRW";
    private static final long PRICE = 50_000;
    private static final int SEATS_MAX = 1_000_000;
    private static final Duration ALL_THAT_TIME = Duration.ofDays(1);
    private static final Duration STEP = Duration.ofMillis(1);

    private final TopicFiller topics;
    private final UUID concert = UuidCreator.getTimeOrderedEpoch();
    private final UUID performance = UuidCreator.getTimeOrderedEpoch();
    private Instant now = Instant.now().minus(ALL_THAT_TIME);

    public PurchaseLog(TopicFiller topics) {
        this.topics = topics;
        ScheduledSection floor = ScheduledSection.newBuilder().setName("Floor").setFirstSeat(1).setLastSeat(SEATS_MAX)
                .setPriceMinor(PRICE).build();
        topics.add(Topics.RESERVATION, concert.toString(), now,
                ConcertScheduled.newBuilder().setConcertId(concert).setName("Concert").setCurrency(KRW).setMaxSeats(1)
                        .setHoldSeconds(300)
                        .setPerformances(List.of(ScheduledPerformance.newBuilder().setPerformanceId(performance)
                                .setStartsAt(now.plus(Duration.ofDays(30))).setSections(List.of(floor)).build()))
                        .setCapacity(100).setAdmissionsPerSecond(100).setAt(now).build());
        topics.add(Topics.QUEUE, concert.toString(), now,
                RoomChanged.newBuilder().setConcertId(concert).setState(RoomState.OPEN).setCapacity(100)
                        .setAdmissionsPerSecond(100).setPassSeconds(600).setClaimWindowSeconds(60).setAt(now).build());
    }

    private Instant next() {
        now = now.plus(STEP);
        return now;
    }

    /** @param seat from 1, another for each fan */
    public void purchase(int seat) {
        String fan = "fan" + seat;
        UUID token = UuidCreator.getTimeOrderedEpoch();
        UUID pass = UuidCreator.getTimeOrderedEpoch();
        goesIn(fan, token, pass);
        buys(fan, pass, seat);
        topics.add(Topics.QUEUE, concert.toString(), next(), AdmissionEnded.newBuilder().setConcertId(concert).setUserId(fan)
                .setToken(token).setPassId(pass).setReason(AdmissionEndReason.PURCHASED).setAt(now).build());
    }

    private void goesIn(String fan, UUID token, UUID pass) {
        topics.add(Topics.QUEUE, concert.toString(), next(),
                FanJoined.newBuilder().setConcertId(concert).setUserId(fan).setToken(token).setAt(now).build());
        // No more than the room admits a second.
        topics.add(Topics.QUEUE, concert.toString(), next(),
                FanAdmitted.newBuilder().setConcertId(concert).setUserId(fan).setToken(token).setPassId(pass)
                        .setExpiresAt(now.plusSeconds(600)).setClaimBy(now.plusSeconds(60)).setAt(now).build());
        topics.add(Topics.QUEUE, concert.toString(), next(), PassClaimed.newBuilder().setConcertId(concert).setUserId(fan)
                .setToken(token).setPassId(pass).setAt(now).build());
    }

    private void buys(String fan, UUID pass, int seat) {
        UUID reservation = UuidCreator.getTimeOrderedEpoch();
        UUID payment = UuidCreator.getTimeOrderedEpoch();
        topics.add(Topics.WALLET, fan, next(),
                WalletCharged.newBuilder().setTransferId(UuidCreator.getTimeOrderedEpoch()).setUserId(fan)
                        .setAmountMinor(2 * PRICE).setCurrency(KRW).setBalanceMinor(2 * PRICE).setAt(now).build());
        topics.add(Topics.RESERVATION, reservation.toString(), next(),
                SeatHeld.newBuilder().setReservationId(reservation).setUserId(fan).setConcertId(concert)
                        .setPerformanceId(performance).setSeats(List.of(seat)).setAmountMinor(PRICE).setCurrency(KRW)
                        .setPassId(pass).setHoldExpiresAt(now.plusSeconds(300)).setAt(now).build());
        Instant deadline = next().plusSeconds(30);
        topics.add(Topics.RESERVATION, reservation.toString(), now,
                PaymentRequested.newBuilder().setReservationId(reservation).setPaymentId(payment).setUserId(fan)
                        .setConcertId(concert).setPerformanceId(performance).setAmountMinor(PRICE).setCurrency(KRW)
                        .setDeadline(deadline).setAt(now).build());
        topics.add(Topics.PAYMENT, reservation.toString(), next(),
                WalletDebitRequested.newBuilder().setReservationId(reservation).setPaymentId(payment).setUserId(fan)
                        .setAmountMinor(PRICE).setCurrency(KRW).setDeadline(deadline).setAt(now).build());
        topics.add(Topics.WALLET, fan, next(),
                WalletDebited.newBuilder().setTransferId(UuidCreator.getTimeOrderedEpoch()).setPaymentId(payment)
                        .setReservationId(reservation).setUserId(fan).setAmountMinor(PRICE).setCurrency(KRW)
                        .setBalanceMinor(PRICE).setAt(now).build());
        topics.add(Topics.PAYMENT, reservation.toString(), next(),
                PaymentCompleted.newBuilder().setReservationId(reservation).setPaymentId(payment).setUserId(fan)
                        .setAmountMinor(PRICE).setCurrency(KRW).setAt(now).build());
        topics.add(Topics.RESERVATION, reservation.toString(), next(),
                ReservationConfirmed.newBuilder().setReservationId(reservation).setPaymentId(payment).setUserId(fan)
                        .setConcertId(concert).setPerformanceId(performance).setSeats(List.of(seat)).setAmountMinor(PRICE)
                        .setCurrency(KRW).setPassId(pass).setAt(now).build());
    }
}
