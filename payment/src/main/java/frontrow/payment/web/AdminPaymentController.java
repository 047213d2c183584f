package frontrow.payment.web;

import frontrow.messaging.Trace;
import frontrow.payment.application.ResumePayment;
import frontrow.payment.application.ResumePayment.Result;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import frontrow.rest.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For operators: the payments that cannot end by themselves. */
@RestController
@RequestMapping("/api/admin/payments")
class AdminPaymentController {

    private final Payments payments;
    private final ResumePayment resumePayment;

    AdminPaymentController(Payments payments, ResumePayment resumePayment) {
        this.payments = payments;
        this.resumePayment = resumePayment;
    }

    /** The parked ones, longest parked first. */
    @GetMapping(params = "parked=true")
    Page<ParkedPaymentView> parked(@RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam @Nullable UUID after) {
        return Page.of(payments.parked(PaymentId.orNull(after), limit + 1), limit, ParkedPaymentView::of);
    }

    /** Asks the wallet once more. Resuming it twice is refused the second time and does no harm. */
    @PostMapping("/{paymentId}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ParkedPaymentView resume(@PathVariable UUID paymentId) {
        return switch (resumePayment.resume(new PaymentId(paymentId), Trace.current())) {
            case Result.Resumed(var payment) -> ParkedPaymentView.of(payment);
            case Result.NotParked(var payment) -> throw Problem.of(HttpStatus.CONFLICT, "NOT_PARKED",
                    payment + " is not parked: there is nothing to resume.");
            case Result.NoSuchPayment _ -> throw Problem.of(HttpStatus.NOT_FOUND, "PAYMENT_NOT_FOUND",
                    "There is no payment " + paymentId + ".");
        };
    }
}
