package frontrow.analytics;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReleasingPaymentFailure;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.ScheduledPerformance;
import frontrow.events.reservation.ScheduledSection;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the services say of one concert with one date: seats 1 to 10 on the floor, 11 to 30 on the balcony. */
public record Said(UUID concertId, UUID performanceId) {

    public static final Instant BEGIN = Instant.parse("2026-05-01T10:00:00Z");
    public static final long PRICE = 50_000;
    /** By so much is a seat free after its hold has run out. */
    public static final Duration LATE = Duration.ofMillis(100);

    public static Said ofAConcert() {
        return new Said(UUID.randomUUID(), UUID.randomUUID());
    }

    public static Instant after(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    public ConcertScheduled scheduled() {
        return ConcertScheduled.newBuilder().setConcertId(concertId).setName("Midnight Radio").setCurrency("KRW").setMaxSeats(2)
                .setHoldSeconds(300).setCapacity(100).setAdmissionsPerSecond(10).setAt(BEGIN)
                .setPerformances(List.of(ScheduledPerformance.newBuilder().setPerformanceId(performanceId)
                        .setStartsAt(BEGIN.plusSeconds(86_400))
                        .setSections(List.of(section("Floor", 1, 10), section("Balcony", 11, 30))).build()))
                .build();
    }

    private static ScheduledSection section(String name, int first, int last) {
        return ScheduledSection.newBuilder().setName(name).setFirstSeat(first).setLastSeat(last).setPriceMinor(PRICE).build();
    }

    public FanJoined joined(String fan, long second) {
        return FanJoined.newBuilder().setConcertId(concertId).setUserId(fan).setToken(UUID.randomUUID()).setAt(after(second))
                .build();
    }

    public FanAdmitted admitted(String fan, long second) {
        return FanAdmitted.newBuilder().setConcertId(concertId).setUserId(fan).setToken(UUID.randomUUID())
                .setPassId(UUID.randomUUID()).setExpiresAt(after(second + 600)).setClaimBy(after(second + 60))
                .setAt(after(second))
                .build();
    }

    public AdmissionEnded turnEnded(String fan, AdmissionEndReason reason, long second) {
        return AdmissionEnded.newBuilder().setConcertId(concertId).setUserId(fan).setToken(UUID.randomUUID())
                .setPassId(UUID.randomUUID()).setReason(reason).setAt(after(second)).build();
    }

    public SeatHeld held(UUID reservation, String fan, int seat, long second) {
        return SeatHeld.newBuilder().setReservationId(reservation).setUserId(fan).setConcertId(concertId)
                .setPerformanceId(performanceId).setSeats(List.of(seat)).setAmountMinor(PRICE).setCurrency("KRW")
                .setPassId(UUID.randomUUID()).setHoldExpiresAt(after(second + 300)).setAt(after(second)).build();
    }

    public PaymentRequested paymentRequested(UUID reservation, String fan, long second) {
        return PaymentRequested.newBuilder().setReservationId(reservation).setPaymentId(UUID.randomUUID()).setUserId(fan)
                .setConcertId(concertId).setPerformanceId(performanceId).setAmountMinor(PRICE).setCurrency("KRW")
                .setDeadline(after(second + 60)).setAt(after(second)).build();
    }

    public ReservationConfirmed confirmed(UUID reservation, String fan, int seat, long second) {
        return ReservationConfirmed.newBuilder().setReservationId(reservation).setPaymentId(UUID.randomUUID()).setUserId(fan)
                .setConcertId(concertId).setPerformanceId(performanceId).setSeats(List.of(seat)).setAmountMinor(PRICE)
                .setCurrency("KRW").setPassId(UUID.randomUUID()).setAt(after(second)).build();
    }

    public SeatReleased released(UUID reservation, String fan, int seat, SeatReleaseReason reason,
            @Nullable ReleasingPaymentFailure failure, long second) {
        return SeatReleased.newBuilder().setReservationId(reservation).setUserId(fan).setConcertId(concertId)
                .setPerformanceId(performanceId).setSeats(List.of(seat)).setReason(reason).setPaymentFailure(failure)
                .setHoldExpiresAt(after(second).minus(LATE)).setAt(after(second)).build();
    }
}
