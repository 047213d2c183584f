package frontrow.reservation.web;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.Trace;
import frontrow.reservation.application.AdmissionPass;
import frontrow.reservation.application.PayRequest;
import frontrow.reservation.application.PayReservation;
import frontrow.reservation.application.PayResult;
import frontrow.reservation.config.ReservationProperties;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.ReservationStatus;
import frontrow.rest.Answer;
import frontrow.rest.Caller;
import frontrow.rest.IdempotentPost;
import frontrow.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Paying for a hold; with {@code Prefer: wait} the answer tells how the payment ended. */
@RestController
class PaymentController {

    private final IdempotentPost<PayRequest, PayResult> payments;
    private final PaymentEnds paymentEnds;
    private final PassGate gate;
    private final Duration waitMax;

    PaymentController(IdempotentPost.Factory posts, PayReservation payReservation, PaymentEnds paymentEnds, PassGate gate,
            ReservationProperties properties) {
        this.payments = posts.of("pay-reservation", payReservation::pay, PaymentController::answer);
        this.paymentEnds = paymentEnds;
        this.gate = gate;
        this.waitMax = properties.paymentWaitMax();
    }

    /** @param amount in minor units: what the fan has been shown */
    record PaymentBody(@NotNull Long amount) {}

    /** @param status PENDING until the payment has ended, then COMPLETED */
    record PaymentStarted(String paymentId, String reservationId, String status) {}

    @PostMapping("/api/reservations/{reservationId}/payment")
    ResponseEntity<String> pay(@PathVariable UUID reservationId, @Valid @RequestBody PaymentBody body,
            @RequestHeader(name = PassGate.HEADER, required = false) @Nullable String pass,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer, Caller caller, HttpServletRequest http) {
        AdmissionPass admission = gate.pass(pass, caller);
        ReservationId reservation = new ReservationId(reservationId);
        PayRequest request = new PayRequest(reservation, new PaymentId(UuidCreator.getTimeOrderedEpoch()), caller.userId(),
                admission,
                body.amount(), Trace.current());
        Optional<Duration> wait = WaitPreference.of(prefer, waitMax);
        return wait.isEmpty()
                ? payments.answer(http, caller, body, request)
                : paymentEnds.await(reservation, wait.get(), () -> payments.answer(http, caller, body, request));
    }

    private static Answer answer(PayResult result) {
        return switch (result) {
            case PayResult.Requested(ReservationId reservation, PaymentId payment) -> new Answer.Success(HttpStatus.ACCEPTED,
                    new PaymentStarted(payment.toString(), reservation.toString(), "PENDING"));
            case PayResult.Unknown(ReservationId id) -> new Answer.Refusal(ReservationController.unknown(id));
            case PayResult.AmountMismatch(long amount, long expected) -> new Answer.Refusal(Problem.of(HttpStatus.BAD_REQUEST,
                    "AMOUNT_MISMATCH", "The reservation costs %d, not %d.".formatted(expected, amount))
                    .with("expectedAmount", expected));
            case PayResult.HoldExpired() -> new Answer.Refusal(
                    Problem.of(HttpStatus.CONFLICT, "HOLD_EXPIRED",
                            "The hold has run out; the seats are free for everybody again."));
            case PayResult.NotPayable(ReservationStatus status) -> new Answer.Refusal(Problem
                    .of(HttpStatus.CONFLICT, "NOT_PAYABLE", "The reservation is %s; only a hold can be paid.".formatted(status))
                    .with("reservationStatus", status));
            case PayResult.PassInvalid() ->
                new Answer.Refusal(PassGate.invalid("The pass in the header Queue-Token is for another concert."));
            case PayResult.PassExpired() -> new Answer.Refusal(PassGate.expired());
        };
    }
}
