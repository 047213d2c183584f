package frontrow.payment.web;

import frontrow.messaging.Trace;
import frontrow.payment.application.DecideParkedPayments;
import frontrow.payment.application.DecideParkedPayments.Result;
import frontrow.payment.application.Decision;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import frontrow.payment.domain.PaymentsOverview;
import frontrow.payment.domain.PaymentsOverview.Open;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For operators: the payments that cannot end by themselves. */
@RestController
@RequestMapping("/api/admin/payments")
class AdminPaymentController {

    private final Payments payments;
    private final PaymentsOverview overview;
    private final DecideParkedPayments decide;

    AdminPaymentController(Payments payments, PaymentsOverview overview, DecideParkedPayments decide) {
        this.payments = payments;
        this.overview = overview;
        this.decide = decide;
    }

    /** The parked ones, longest parked first. */
    @GetMapping
    Page<ParkedPaymentView> parked(
            @RequestParam @AssertTrue(message = "must be true: only parked payments are listed") boolean parked,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam @Nullable UUID after) {
        return Page.of(payments.parked(PaymentId.orNull(after), limit + 1), limit, ParkedPaymentView::of);
    }

    /**
     * Sagas that have not ended, by what they wait for: the wallet's answer to a debit of the last hour, to a refund, to the undoing of a
     * debit that came too late; or an operator.
     */
    record OpenBody(long debiting, long refunding, long undoing, long parked) {}

    @GetMapping("/open")
    OpenBody open() {
        Open open = overview.open();
        return new OpenBody(open.getDebiting(), open.getRefunding(), open.getUndoing(), open.getParked());
    }

    /** Any payment, parked or not. */
    @GetMapping("/{paymentId}")
    ParkedPaymentView payment(@PathVariable UUID paymentId) {
        return overview.find(new PaymentId(paymentId)).map(ParkedPaymentView::of).orElseThrow(() -> noSuchPayment(paymentId));
    }

    /** Asks the wallet once more. Resuming it twice is refused the second time and does no harm. */
    @PostMapping("/{paymentId}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ParkedPaymentView resume(@PathVariable UUID paymentId, @Valid @RequestBody(required = false) @Nullable ResumeBody body,
            Caller caller) {
        Decision decision = new Decision(caller.userId(), body == null ? null : body.reason());
        return view(paymentId, decide.resume(new PaymentId(paymentId), decision, Trace.current()));
    }

    /** Ends a parked payment by hand: its refund counts as done, and the wallet is not asked any more. */
    @PostMapping("/{paymentId}/compensate")
    ParkedPaymentView compensate(@PathVariable UUID paymentId, @Valid @RequestBody CompensateBody body, Caller caller) {
        Decision decision = new Decision(caller.userId(), body.reason());
        return view(paymentId, decide.compensate(new PaymentId(paymentId), decision, Trace.current()));
    }

    private static ParkedPaymentView view(UUID paymentId, Result result) {
        return switch (result) {
            case Result.Done(var payment) -> ParkedPaymentView.of(payment);
            case Result.NotParked(var payment) -> throw Problem.of(HttpStatus.CONFLICT, "NOT_PARKED",
                    payment + " is not parked: there is nothing to decide.");
            case Result.NoSuchPayment _ -> throw noSuchPayment(paymentId);
        };
    }

    private static Problem noSuchPayment(UUID paymentId) {
        return Problem.of(HttpStatus.NOT_FOUND, "PAYMENT_NOT_FOUND", "There is no payment " + paymentId + ".");
    }
}
