package frontrow.reservation.web;

import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.SeatBoard;
import frontrow.reservation.domain.SeatBoard.SeatStatus;
import frontrow.reservation.domain.Section;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The seats of a performance, for those whose turn it is, and for operators. */
@RestController
class SeatController {

    private final Concerts concerts;
    private final SeatBoard seatBoard;
    private final PassGate gate;

    SeatController(Concerts concerts, SeatBoard seatBoard, PassGate gate) {
        this.concerts = concerts;
        this.seatBoard = seatBoard;
        this.gate = gate;
    }

    record SeatsBody(String performanceId, List<SeatBody> seats) {}

    /** @param status only where all seats were asked for */
    record SeatBody(int number, String section, long price, @Nullable SeatStatus status) {}

    /** The free seats, ascending; nothing but 304 where nothing has changed since the given ETag. */
    @GetMapping("/api/performances/{performanceId}/seats")
    @Nullable
    ResponseEntity<SeatsBody> seats(@PathVariable UUID performanceId, @RequestParam(defaultValue = "false") boolean all,
            @RequestHeader(name = PassGate.HEADER, required = false) @Nullable String pass, Caller caller, WebRequest request) {
        PerformanceId id = new PerformanceId(performanceId);
        Concert concert = concerts.ofPerformance(id).orElseThrow(() -> unknown(id));
        gate.requireLivePassFor(concert.id(), pass, caller);
        return seats(concert, id, all, request);
    }

    /** All seats, for operators, who need no pass. */
    @GetMapping("/api/admin/performances/{performanceId}/seats")
    @Nullable
    ResponseEntity<SeatsBody> seats(@PathVariable UUID performanceId, WebRequest request) {
        PerformanceId id = new PerformanceId(performanceId);
        return seats(concerts.ofPerformance(id).orElseThrow(() -> unknown(id)), id, true, request);
    }

    private @Nullable ResponseEntity<SeatsBody> seats(Concert concert, PerformanceId id, boolean all, WebRequest request) {
        Map<Integer, SeatStatus> occupied = seatBoard.occupied(id);
        String etag = etag(id, all, occupied);
        if (request.checkNotModified(etag)) {
            return null; // The 304 is written already.
        }
        Performance performance = concert.performance(id).orElseThrow();
        return ResponseEntity.ok().eTag(etag).cacheControl(CacheControl.noCache().cachePrivate())
                .body(new SeatsBody(id.toString(), seats(performance, occupied, all)));
    }

    static Problem unknown(PerformanceId id) {
        return Problem.of(HttpStatus.NOT_FOUND, "PERFORMANCE_NOT_FOUND", "There is no performance %s.".formatted(id));
    }

    private static List<SeatBody> seats(Performance performance, Map<Integer, SeatStatus> occupied, boolean all) {
        List<SeatBody> seats = new ArrayList<>();
        for (Section section : performance.sections()) {
            for (int number = section.firstSeat(); number <= section.lastSeat(); number++) {
                SeatStatus status = occupied.getOrDefault(number, SeatStatus.FREE);
                if (all) {
                    seats.add(new SeatBody(number, section.name(), section.priceMinor(), status));
                } else if (status == SeatStatus.FREE) {
                    seats.add(new SeatBody(number, section.name(), section.priceMinor(), null));
                }
            }
        }
        return seats;
    }

    /** All else about a performance never changes. */
    private static String etag(PerformanceId id, boolean all, Map<Integer, SeatStatus> occupied) {
        Object state = all ? new TreeMap<>(occupied) : new TreeMap<>(occupied).keySet();
        String text = id + (all ? "/all/" : "/free/") + state;
        return '"' + DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8)) + '"';
    }
}
