package frontrow.reservation.application;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.RecordingOutbox;
import frontrow.messaging.Trace;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.Section;
import frontrow.reservation.memory.InMemoryReservations;
import frontrow.reservation.memory.InMemorySeatClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The use cases over state in memory, with a clock that is set by hand. */
final class BoxOffice {

    static final Duration HOLD = Duration.ofMinutes(5);
    static final Trace TRACE = Trace.startNew();

    Instant now = Instant.parse("2030-01-01T10:00:00Z");
    final RecordingOutbox outbox = new RecordingOutbox();
    final InMemoryReservations stored = new InMemoryReservations(() -> now);
    final InMemorySeatClaims claims = new InMemorySeatClaims(() -> now);
    final ReleaseSeats releaseSeats = new ReleaseSeats(claims, stored, outbox);
    final HoldSeats holdSeats = new HoldSeats(stored, claims, stored, releaseSeats, outbox);
    final PayReservation payReservation = new PayReservation(claims, stored, outbox,
            new PayReservation.PaymentTerms(Duration.ofSeconds(30)));
    final SettleReservations settleReservations = new SettleReservations(claims, stored, stored, outbox);
    final CancelReservation cancelReservation = new CancelReservation(claims, stored, stored, outbox);
    final Performance performance = new Performance(new PerformanceId(UUID.randomUUID()), now.plus(Duration.ofDays(1)),
            List.of(new Section("Floor", 1, 20, 70_000), new Section("Balcony", 21, 50, 50_000)));
    final Concert concert = new Concert(new ConcertId(UUID.randomUUID()), "Concert", "KRW", 4, HOLD, new Concert.Room(100, 10),
            List.of(performance));
    private final Map<String, PassId> passes = new HashMap<>();

    BoxOffice() {
        stored.schedule(List.of(concert));
    }

    AdmissionPass passOf(String fan) {
        return new AdmissionPass(passes.computeIfAbsent(fan, key -> new PassId(UUID.randomUUID())), concert.id(), true);
    }

    HoldRequest wants(String fan, Integer... seats) {
        return new HoldRequest(new ReservationId(UuidCreator.getTimeOrderedEpoch()), fan, passOf(fan), performance.id(),
                List.of(seats),
                TRACE);
    }

    List<HoldResult> holdTogether(HoldRequest... requests) {
        return holdSeats.hold(List.of(requests));
    }

    HoldResult hold(String fan, Integer... seats) {
        return holdTogether(wants(fan, seats)).getFirst();
    }

    Reservation held(String fan, Integer... seats) {
        if (hold(fan, seats) instanceof HoldResult.Held(Reservation reservation)) {
            return reservation;
        }
        throw new AssertionError("%s does not hold %s.".formatted(fan, List.of(seats)));
    }

    PayResult pay(Reservation reservation) {
        return pay(reservation, reservation.userId(), reservation.amountMinor());
    }

    PayResult pay(Reservation reservation, String fan, long amountMinor) {
        return payReservation.pay(List.of(new PayRequest(reservation.id(), new PaymentId(UuidCreator.getTimeOrderedEpoch()), fan,
                passOf(fan), amountMinor, TRACE))).getFirst();
    }

    Reservation paying(String fan, Integer... seats) {
        Reservation reservation = held(fan, seats);
        if (!(pay(reservation) instanceof PayResult.Requested)) {
            throw new AssertionError("The payment was refused.");
        }
        return reservation;
    }

    Reservation confirmed(String fan, Integer... seats) {
        Reservation reservation = paying(fan, seats);
        settleReservations.settle(List.of(completed(reservation)));
        return reservation;
    }

    PaymentOutcome completed(Reservation reservation) {
        return new PaymentOutcome.Completed(reservation.id(), paymentOf(reservation), reservation.userId(),
                reservation.amountMinor(),
                "KRW", TRACE);
    }

    static PaymentId paymentOf(Reservation reservation) {
        PaymentId payment = reservation.payment();
        if (payment == null) {
            throw new AssertionError("There is no payment.");
        }
        return payment;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<String> said() {
        return outbox.appended().stream().map(outgoing -> outgoing.event().getSchema().getName()).toList();
    }

    List<Integer> freeSeats() {
        List<Integer> free = new ArrayList<>(IntStream.rangeClosed(1, 50).boxed().toList());
        claims.live().keySet().forEach(seat -> free.remove(Integer.valueOf(seat.number())));
        return free;
    }
}
