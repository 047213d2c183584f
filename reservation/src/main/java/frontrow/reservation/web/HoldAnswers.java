package frontrow.reservation.web;

import frontrow.reservation.domain.Concerts;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.Reservation;
import frontrow.rest.Answer;
import frontrow.rest.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a fan is told who wanted seats. */
@Component
final class HoldAnswers {

    private final Concerts concerts;

    HoldAnswers(Concerts concerts) {
        this.concerts = concerts;
    }

    Answer answer(HoldResult result) {
        return switch (result) {
            case HoldResult.Held(Reservation reservation) ->
                new Answer.Success(HttpStatus.CREATED, ReservationBody.of(reservation, concerts));
            case HoldResult.SeatTaken(List<Integer> seats) -> refused(Problem
                    .of(HttpStatus.CONFLICT, "SEAT_TAKEN",
                            "Somebody else was faster with seat %s; choose another.".formatted(text(seats)))
                    .with("seats", seats));
            case HoldResult.AlreadyHolding() -> refused(Problem.of(HttpStatus.CONFLICT, "ALREADY_HOLDING",
                    "You hold seats for this performance already; pay for them or give them up first."));
            case HoldResult.PerformanceUnknown(PerformanceId id) -> refused(SeatController.unknown(id));
            case HoldResult.PerformanceOver() -> refused(performanceOver());
            case HoldResult.SeatUnknown(List<Integer> seats) -> refused(Problem
                    .of(HttpStatus.NOT_FOUND, "SEAT_NOT_FOUND", "This performance has no seat %s.".formatted(text(seats)))
                    .with("seats", seats));
            case HoldResult.SeatsInvalid(String what) -> refused(Problem.of(HttpStatus.BAD_REQUEST, "SEATS_INVALID", what));
            case HoldResult.TooManySeats(int seatsMax) -> refused(Problem.of(HttpStatus.BAD_REQUEST, "TOO_MANY_SEATS",
                    "A reservation can have at most %d seat(s) of this concert.".formatted(seatsMax)).with("maxSeats", seatsMax));
            case HoldResult.PassExpired() -> refused(PassGate.expired());
        };
    }

    static Problem performanceOver() {
        return Problem.of(HttpStatus.CONFLICT, "PERFORMANCE_OVER", "The performance has started.");
    }

    private static Answer refused(Problem problem) {
        return new Answer.Refusal(problem);
    }

    private static String text(List<Integer> seats) {
        return String.join(", ", seats.stream().map(String::valueOf).toList());
    }
}
