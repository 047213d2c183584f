package frontrow.reservation.application;

import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.ScheduledPerformance;
import frontrow.events.reservation.ScheduledSection;
import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.Section;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Schedules concerts; their waiting rooms open by the event. */
@Service
public class ScheduleConcerts {

    private final Concerts concerts;
    private final Outbox outbox;

    public ScheduleConcerts(Concerts concerts, Outbox outbox) {
        this.concerts = concerts;
        this.outbox = outbox;
    }

    /** @param concert checked by {@link frontrow.reservation.domain.SchedulePolicy} */
    public record Request(Concert concert, Trace trace) {}

    @Transactional
    public List<Concert> schedule(List<Request> requests) {
        Instant at = concerts.schedule(requests.stream().map(Request::concert).toList());
        outbox.append(requests.stream().map(
                request -> new Outgoing(request.concert().id().toString(), concertScheduled(request.concert(), at),
                        request.trace()))
                .toList());
        return requests.stream().map(Request::concert).toList();
    }

    private static ConcertScheduled concertScheduled(Concert concert, Instant at) {
        return ConcertScheduled.newBuilder().setConcertId(concert.id().value()).setName(concert.name())
                .setCurrency(concert.currency())
                .setMaxSeats(concert.maxSeats()).setHoldSeconds(Math.toIntExact(concert.holdDuration().toSeconds()))
                .setPerformances(concert.performances().stream().map(ScheduleConcerts::scheduled).toList())
                .setCapacity(concert.room().capacity()).setAdmissionsPerSecond(concert.room().admissionsPerSecond()).setAt(at)
                .build();
    }

    private static ScheduledPerformance scheduled(Performance performance) {
        return ScheduledPerformance.newBuilder().setPerformanceId(performance.id().value()).setStartsAt(performance.startsAt())
                .setSections(performance.sections().stream().map(ScheduleConcerts::scheduled).toList()).build();
    }

    private static ScheduledSection scheduled(Section section) {
        return ScheduledSection.newBuilder().setName(section.name()).setFirstSeat(section.firstSeat())
                .setLastSeat(section.lastSeat())
                .setPriceMinor(section.priceMinor()).build();
    }
}
