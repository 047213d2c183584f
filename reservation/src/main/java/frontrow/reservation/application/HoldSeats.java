package frontrow.reservation.application;

import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.HoldPolicy;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.Holds;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.Seat;
import frontrow.reservation.domain.SeatAllocation;
import frontrow.reservation.domain.SeatClaims;
import frontrow.reservation.domain.SeatClaims.Claims;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds seats for a batch of fans in one transaction, each all or nothing (design §5). A loser is told at once; nobody queues.
 *
 * <p>All locks on claims are taken by one statement, for everybody's seats together; who of the batch gets which of them is decided
 * afterwards in memory, on rows that are locked already. A second claiming statement could wait for a batch that waits for us.
 *
 * <p>Of two batches that hold for the same fan and performance at the same time, one finds at the insert that the other was faster.
 * Seats it had claimed for that fan are free again with its commit; a rival in the same batch has been told SEAT_TAKEN by then.
 */
@Service
public class HoldSeats {

    private final Concerts concerts;
    private final SeatClaims seatClaims;
    private final Holds holds;
    private final ReleaseSeats releaseSeats;
    private final Outbox outbox;

    public HoldSeats(Concerts concerts, SeatClaims seatClaims, Holds holds, ReleaseSeats releaseSeats, Outbox outbox) {
        this.concerts = concerts;
        this.seatClaims = seatClaims;
        this.holds = holds;
        this.releaseSeats = releaseSeats;
        this.outbox = outbox;
    }

    /** @return the results in the order of the requests */
    @Transactional
    public List<HoldResult> hold(List<HoldRequest> requests) {
        Map<ReservationId, HoldResult> results = new HashMap<>();
        Map<ReservationId, HoldPlan> plans = new LinkedHashMap<>();
        requests.forEach(request -> plan(request, plans, results));
        if (!plans.isEmpty()) {
            holdPlanned(plans, results);
        }
        return requests.stream().map(request -> Objects.requireNonNull(results.get(request.id()))).toList();
    }

    private void plan(HoldRequest request, Map<ReservationId, HoldPlan> plans, Map<ReservationId, HoldResult> results) {
        Optional<Concert> concert = concerts.ofPerformance(request.performance());
        Optional<Performance> performance = concert.flatMap(found -> found.performance(request.performance()));
        if (concert.isEmpty() || performance.isEmpty()) {
            results.put(request.id(), new HoldResult.PerformanceUnknown(request.performance()));
            return;
        }
        if (!request.pass().live()) {
            results.put(request.id(), new HoldResult.PassExpired());
            return;
        }
        HoldPolicy.refusal(concert.get(), performance.get(), request.seats()).ifPresentOrElse(
                refusal -> results.put(request.id(), refusal),
                () -> plans.put(request.id(), new HoldPlan(request, concert.get(), performance.get())));
    }

    private void holdPlanned(Map<ReservationId, HoldPlan> plans, Map<ReservationId, HoldResult> results) {
        Claims claims = seatClaims.claim(plans.values().stream().map(HoldPlan::wish).toList());
        List<Reservation> candidates = candidates(plans, claims, results);
        if (claims.bySeat().isEmpty()) {
            return;
        }

        SeatAllocation allocation = SeatAllocation.of(candidates, holds.standing(candidates));
        List<Outgoing> events = new ArrayList<>(releaseWhatRanOut(plans, claims, allocation));
        giveSeats(claims, allocation);
        Set<ReservationId> inserted = allocation.winners().isEmpty() ? Set.of() : holds.insert(allocation.winners());

        results.putAll(allocation.refusals());
        Set<Seat> unused = new HashSet<>();
        for (Reservation winner : allocation.winners()) {
            if (inserted.contains(winner.id())) {
                results.put(winner.id(), new HoldResult.Held(winner));
                events.add(ReservationEvents.seatHeld(winner, traceOf(winner.id(), plans)));
            } else {
                results.put(winner.id(), new HoldResult.AlreadyHolding());
                unused.addAll(winner.seatsAtPerformance());
            }
        }
        if (!unused.isEmpty()) {
            seatClaims.drop(unused);
        }
        if (!events.isEmpty()) {
            outbox.append(events);
        }
    }

    /** Those that can have all of their seats as far as other batches are concerned. */
    private static List<Reservation> candidates(Map<ReservationId, HoldPlan> plans, Claims claims,
            Map<ReservationId, HoldResult> results) {
        List<Reservation> candidates = new ArrayList<>();
        plans.forEach((id, plan) -> {
            Reservation hold = plan.hold(claims.now());
            List<Integer> taken = hold.seatsAtPerformance().stream().filter(seat -> !claims.bySeat().containsKey(seat))
                    .map(Seat::number).toList();
            if (plan.performance().startedBy(claims.now())) {
                results.put(id, new HoldResult.PerformanceOver());
            } else if (!taken.isEmpty()) {
                results.put(id, new HoldResult.SeatTaken(taken));
            } else {
                candidates.add(hold);
            }
        });
        return candidates;
    }

    /** Releases holds whose claims were taken over, and the winners' own old ones, with all their seats. */
    private List<Outgoing> releaseWhatRanOut(Map<ReservationId, HoldPlan> plans, Claims claims, SeatAllocation allocation) {
        Map<ReservationId, Trace> runOut = new HashMap<>();
        claims.bySeat().values().forEach(claimed -> {
            if (claimed.takenFrom() != null) {
                runOut.put(claimed.takenFrom(), traceOf(claimed.holder(), plans));
            }
        });
        allocation.runOutHoldsOfWinners().forEach((winner, old) -> runOut.put(old, traceOf(winner, plans)));
        if (runOut.isEmpty()) {
            return List.of();
        }
        return releaseSeats.releaseRunOut(runOut.keySet(), claims.now()).stream()
                .map(released -> ReservationEvents.seatReleased(released, Objects.requireNonNull(runOut.get(released.id()))))
                .toList();
    }

    private static Trace traceOf(ReservationId id, Map<ReservationId, HoldPlan> plans) {
        return Objects.requireNonNull(plans.get(id)).request().trace();
    }

    private void giveSeats(Claims claims, SeatAllocation allocation) {
        Map<Seat, ReservationId> moved = new HashMap<>(allocation.given());
        moved.entrySet()
                .removeIf(given -> given.getValue().equals(Objects.requireNonNull(claims.bySeat().get(given.getKey())).holder()));
        if (!moved.isEmpty()) {
            seatClaims.handOver(moved);
        }
        Set<Seat> unused = new HashSet<>(claims.bySeat().keySet());
        unused.removeAll(allocation.given().keySet());
        if (!unused.isEmpty()) {
            seatClaims.drop(unused);
        }
    }
}
