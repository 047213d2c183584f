package frontrow.reservation.web;

import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.SeatBoard;
import frontrow.reservation.domain.SeatBoard.Counts;
import frontrow.reservation.domain.SeatBoard.Occupancy;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The concerts, for everybody; their dates, for those whose turn it is. */
@RestController
@RequestMapping("/api/concerts")
class ConcertController {

    private final Concerts concerts;
    private final SeatBoard seatBoard;
    private final PassGate gate;

    ConcertController(Concerts concerts, SeatBoard seatBoard, PassGate gate) {
        this.concerts = concerts;
        this.seatBoard = seatBoard;
        this.gate = gate;
    }

    record ConcertsBody(List<ConcertBody> concerts, @Nullable String next) {}

    record ConcertBody(String concertId, String name) {}

    record DatesBody(String concertId, String name, List<DateBody> dates) {}

    record DateBody(String performanceId, Instant startsAt, int freeSeats) {}

    @GetMapping
    ConcertsBody concerts(@RequestParam(defaultValue = "" + Pages.DEFAULT_COUNT) @Min(1) @Max(Pages.COUNT_MAX) int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        List<Concerts.Listed> listed = concerts.list(after == null ? null : new ConcertId(after), limit + 1);
        return new ConcertsBody(
                Pages.page(listed, limit).stream().map(concert -> new ConcertBody(concert.id().toString(), concert.name()))
                        .toList(),
                Pages.next(listed, limit, Concerts.Listed::id));
    }

    /** Those that can still be booked: not started, and not sold out for good. A held seat may come back. */
    @GetMapping("/{concertId}/dates")
    DatesBody dates(@PathVariable UUID concertId, @RequestHeader(name = PassGate.HEADER, required = false) @Nullable String pass,
            Caller caller) {
        Concert concert = concerts.find(new ConcertId(concertId)).orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "CONCERT_NOT_FOUND", "There is no concert %s.".formatted(concertId)));
        gate.requireLivePassFor(concert.id(), pass, caller);
        Occupancy occupancy = seatBoard.occupancy(concert.performances().stream().map(Performance::id).toList());
        return new DatesBody(concert.id().toString(), concert.name(),
                concert.performances().stream().filter(performance -> !performance.startedBy(occupancy.now()))
                        .filter(performance -> occupancy.of(performance.id()).sold() < performance.seatCount())
                        .map(performance -> date(performance, occupancy.of(performance.id()))).toList());
    }

    private static DateBody date(Performance performance, Counts occupied) {
        return new DateBody(performance.id().toString(), performance.startsAt(),
                performance.seatCount() - occupied.held() - occupied.sold());
    }
}
