package frontrow.payment.web;

import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.Payments;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A fan's payment history. What belongs to others is not there. */
@RestController
@RequestMapping("/api/payments")
class PaymentController {

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    @GetMapping
    Page<PaymentView> history(Caller caller, @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam @Nullable UUID after) {
        return Page.of(payments.historyOf(caller.userId(), PaymentId.orNull(after), limit + 1), limit, PaymentView::of);
    }

    @GetMapping("/{paymentId}")
    PaymentView payment(Caller caller, @PathVariable UUID paymentId) {
        return payments.ofFan(new PaymentId(paymentId), caller.userId()).map(PaymentView::of)
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "PAYMENT_NOT_FOUND", "You have no payment " + paymentId + "."));
    }
}
