package frontrow.reservation.web;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.Trace;
import frontrow.reservation.application.AdmissionPass;
import frontrow.reservation.application.CancelReservation;
import frontrow.reservation.application.CancelResult;
import frontrow.reservation.application.HoldRequest;
import frontrow.reservation.application.HoldSeats;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import frontrow.reservation.domain.Reservations;
import frontrow.rest.Caller;
import frontrow.rest.IdempotentPost;
import frontrow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own reservations; nobody else's can be seen. */
@RestController
@RequestMapping("/api/reservations")
class ReservationController {

    private final IdempotentPost<HoldRequest, HoldResult> holds;
    private final CancelReservation cancelReservation;
    private final Reservations reservations;
    private final Concerts concerts;
    private final PassGate gate;

    ReservationController(IdempotentPost.Factory posts, HoldSeats holdSeats, HoldAnswers holdAnswers,
            CancelReservation cancelReservation,
            Reservations reservations, Concerts concerts, PassGate gate) {
        this.holds = posts.of("hold-seats", holdSeats::hold, holdAnswers::answer);
        this.cancelReservation = cancelReservation;
        this.reservations = reservations;
        this.concerts = concerts;
        this.gate = gate;
    }

    record HoldBody(@NotNull UUID performanceId, @NotNull @Size(min = 1, max = 1000) List<@NotNull Integer> seats) {}

    record ReservationsBody(List<ReservationBody> reservations, @Nullable String next) {}

    @PostMapping
    ResponseEntity<String> hold(@Valid @RequestBody HoldBody body,
            @RequestHeader(name = PassGate.HEADER, required = false) @Nullable String pass, Caller caller,
            HttpServletRequest http) {
        PerformanceId performance = new PerformanceId(body.performanceId());
        Concert concert = concerts.ofPerformance(performance).orElseThrow(() -> SeatController.unknown(performance));
        AdmissionPass admission = gate.passFor(concert.id(), pass, caller);
        HoldRequest request = new HoldRequest(new ReservationId(UuidCreator.getTimeOrderedEpoch()), caller.userId(), admission,
                performance, body.seats(), Trace.current());
        return holds.answer(http, caller, body, request);
    }

    @GetMapping
    ReservationsBody reservations(@RequestParam(defaultValue = "" + Pages.DEFAULT_COUNT) @Min(1) @Max(Pages.COUNT_MAX) int limit,
            @RequestParam(required = false) @Nullable UUID after, Caller caller) {
        List<Reservation> newest = reservations.newestOf(caller.userId(), after, limit + 1);
        return new ReservationsBody(Pages.page(newest, limit).stream().map(this::body).toList(),
                Pages.next(newest, limit, Reservation::id));
    }

    @GetMapping("/{reservationId}")
    ReservationBody reservation(@PathVariable UUID reservationId, Caller caller) {
        return body(own(reservationId, caller));
    }

    private Reservation own(UUID reservationId, Caller caller) {
        return reservations.find(reservationId).filter(found -> found.userId().equals(caller.userId()))
                .orElseThrow(() -> unknown(new ReservationId(reservationId)));
    }

    private ReservationBody body(Reservation reservation) {
        return ReservationBody.of(reservation, concerts);
    }

    @GetMapping(path = "/{reservationId}/ticket", produces = "image/svg+xml")
    @Operation(summary = "What is shown at the door: a QR code of the reservation's URN (RFC 9562 §4), as SVG.")
    String ticket(@PathVariable UUID reservationId, Caller caller) {
        Reservation reservation = own(reservationId, caller);
        if (reservation.status() != ReservationStatus.CONFIRMED) {
            throw Problem.of(HttpStatus.CONFLICT, "NOT_BOUGHT", "The reservation is %s; there is a ticket once it is paid."
                    .formatted(reservation.status())).with("reservationStatus", reservation.status());
        }
        return QrCode.of("urn:uuid:" + reservation.id()).svg();
    }

    /** Cancelling what has ended already is no error: the seats are free, as the caller wants them. */
    @DeleteMapping("/{reservationId}")
    ResponseEntity<Void> cancel(@PathVariable UUID reservationId, Caller caller) {
        CancelResult result = cancelReservation.cancel(new ReservationId(reservationId), caller.userId(), Trace.current());
        return switch (result) {
            case CancelResult.Released() -> ResponseEntity.noContent().build();
            case CancelResult.Refunding() -> ResponseEntity.accepted().build();
            case CancelResult.PaymentRunning() -> throw Problem.of(HttpStatus.CONFLICT, "PAYMENT_RUNNING",
                    "The reservation is being paid; wait for the payment's end.").retryAfterSeconds(1);
            case CancelResult.PerformanceOver() -> throw HoldAnswers.performanceOver();
            case CancelResult.Unknown(ReservationId id) -> throw unknown(id);
        };
    }

    static Problem unknown(ReservationId id) {
        return Problem.of(HttpStatus.NOT_FOUND, "RESERVATION_NOT_FOUND", "You have no reservation %s.".formatted(id));
    }
}
