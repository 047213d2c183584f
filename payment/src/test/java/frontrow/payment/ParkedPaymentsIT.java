package frontrow.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What the wallet does not answer is parked, until an operator resumes it or ends it by hand. */
class ParkedPaymentsIT extends OnRealServers {

    @Autowired
    private MeterRegistry meters;

    @Test
    void parksARefundThatTheWalletDoesNotAnswerUntilAnOperatorResumesIt() {
        Purchase purchase = requested("ann");
        others.say(purchase.walletDebited());
        others.awaits(PaymentCompleted.class, purchase.paymentId());
        others.say(purchase.cancellationRequested());
        others.awaits(WalletRefundRequested.class, purchase.paymentId());

        awaitPayment(purchase, ParkedPaymentsIT::isParked);
        assertThat(parkedIds()).contains(purchase.paymentId().toString());
        resume(purchase.paymentId(), asOperator()).expectStatus().isAccepted()
                .expectBody().jsonPath("$.status").isEqualTo("REFUNDING").jsonPath("$.parkedAt").doesNotExist();
        others.awaits(WalletRefundRequested.class, purchase.paymentId(), 2);
        assertThat(others.awaits(PaymentResumed.class, purchase.paymentId()).getOperator()).isEqualTo("olga");
        others.say(purchase.walletRefunded());

        others.awaits(PaymentRefunded.class, purchase.paymentId());
        assertThat(awaitStatus(purchase, PaymentStatus.REFUNDED)).doesNotMatch(ParkedPaymentsIT::isParked);
        assertThat(parkedIds()).doesNotContain(purchase.paymentId().toString());
        resume(purchase.paymentId(), asOperator()).expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.code").isEqualTo("NOT_PARKED");
    }

    @Test
    void parksATimeoutThatTheWalletDoesNotUndo() {
        Purchase purchase = requested("ann");
        others.say(purchase.walletDebited(purchase.deadline().plusSeconds(1)));

        Payment parked = awaitPayment(purchase, ParkedPaymentsIT::isParked);

        assertThat(parked.status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void letsOnlyOperatorsSeeAndResumeWhatIsParked() {
        get("/api/admin/payments?parked=true", asFan("ann")).expectStatus().isForbidden();
        resume(UUID.randomUUID(), asFan("ann")).expectStatus().isForbidden();
        resume(UUID.randomUUID(), asOperator()).expectStatus().isNotFound();
        get("/api/admin/payments/" + UUID.randomUUID(), asFan("ann")).expectStatus().isForbidden();
        get("/api/admin/payments/" + UUID.randomUUID(), asOperator()).expectStatus().isNotFound();
        compensate(UUID.randomUUID(), "{\"reason\":\"x\"}").expectStatus().isNotFound();
        get("/api/admin/payments/open", asFan("ann")).expectStatus().isForbidden();
        get("/api/admin/payments", asOperator()).expectStatus().isBadRequest();
        get("/api/admin/payments?parked=false", asOperator()).expectStatus().isBadRequest();
    }

    @Test
    void endsAParkedRefundByHandSaysSoOnTheTopicAndCountsWhatIsOpen() {
        Purchase purchase = requested("ann");
        others.say(purchase.walletDebited());
        others.awaits(PaymentCompleted.class, purchase.paymentId());
        others.say(purchase.cancellationRequested());
        awaitPayment(purchase, ParkedPaymentsIT::isParked);
        get("/api/admin/payments/" + purchase.paymentId(), asOperator()).expectStatus().isOk()
                .expectBody().jsonPath("$.status").isEqualTo("REFUNDING").jsonPath("$.parkedReason").exists();
        await().untilAsserted(() -> assertThat(openPayments("parked")).isEqualTo(parkedIds().size()).isPositive());
        get("/api/admin/payments/open", asOperator()).expectStatus().isOk().expectBody().jsonPath("$.parked")
                .isEqualTo(parkedIds().size());

        compensate(purchase.paymentId(), "{}").expectStatus().isBadRequest();
        compensate(purchase.paymentId(), "{\"reason\":\" \"}").expectStatus().isBadRequest();
        compensate(purchase.paymentId(), "{\"reason\":\"Paid in cash.\"}").expectStatus().isOk()
                .expectBody().jsonPath("$.status").isEqualTo("REFUNDED").jsonPath("$.parkedAt").doesNotExist();
        compensate(purchase.paymentId(), "{\"reason\":\"Paid in cash.\"}").expectStatus().isEqualTo(409);

        PaymentCompensated compensated = others.awaits(PaymentCompensated.class, purchase.paymentId());
        assertThat(compensated.getOperator()).isEqualTo("olga");
        assertThat(compensated.getReason()).isEqualTo("Paid in cash.");
        others.awaits(PaymentRefunded.class, purchase.paymentId());
        await().untilAsserted(() -> assertThat(openPayments("parked")).isEqualTo(parkedIds().size()));
    }

    private double openPayments(String state) {
        return meters.get("frontrow.payments.open").tag("state", state).gauge().value();
    }

    private RestTestClient.ResponseSpec compensate(UUID paymentId, String body) {
        return http.post().uri("/api/admin/payments/{id}/compensate", paymentId)
                .header(HttpHeaders.AUTHORIZATION, asOperator()).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private RestTestClient.ResponseSpec resume(UUID paymentId, String authorization) {
        return http.post().uri("/api/admin/payments/{id}/resume", paymentId).header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    /** Of all pages. */
    private List<String> parkedIds() {
        List<String> parked = new ArrayList<>();
        String uri = "/api/admin/payments?parked=true&limit=200";
        for (@Nullable
        String after = ""; after != null;) {
            String page = get(uri + after, asOperator()).expectStatus().isOk().returnResult(String.class).getResponseBody();
            parked.addAll(ids(page));
            List<String> next = JsonPath.read(page, "$[?(@.next)].next");
            after = next.isEmpty() ? null : "&after=" + next.getFirst();
        }
        return parked;
    }

    private static boolean isParked(Payment payment) {
        return payment.refund() != null && payment.refund().parkedAt() != null;
    }
}
