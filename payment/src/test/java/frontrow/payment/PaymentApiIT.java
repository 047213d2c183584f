package frontrow.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class PaymentApiIT extends OnRealServers {

    @Autowired
    private MeterRegistry meters;

    @Test
    void showsAFanTheirPaymentsNewestFirstInPages() {
        String fan = "fan-" + UUID.randomUUID();
        Purchase first = requested(fan);
        Purchase second = requested(fan);
        Purchase third = requested(fan);

        String newest = page("/api/payments?limit=2", fan);
        String next = JsonPath.read(newest, "$.next");
        String oldest = page("/api/payments?limit=2&after=" + next, fan);

        assertThat(ids(newest)).containsExactly(third.paymentId().toString(), second.paymentId().toString());
        assertThat(ids(oldest)).containsExactly(first.paymentId().toString());
        assertThat(oldest).doesNotContain("next");
    }

    @Test
    void showsWhatBecameOfAPayment() {
        Purchase purchase = requested("ann");
        others.say(purchase.walletDebitRejected(DebitRejectionReason.INSUFFICIENT_BALANCE));
        awaitStatus(purchase, PaymentStatus.FAILED);

        get("/api/payments/" + purchase.paymentId(), asFan("ann")).expectStatus().isOk().expectBody().json("""
                {"paymentId": "%s", "reservationId": "%s", "amount": 110000, "currency": "KRW", "status": "FAILED",
                 "reason": "INSUFFICIENT_BALANCE", "at": "%s"}
                """.formatted(purchase.paymentId(), purchase.reservationId(), purchase.requestedAt()));
    }

    @Test
    void hidesThePaymentsOfOthers() {
        String bob = "bob-" + UUID.randomUUID();
        Purchase annsFirst = requested("ann");
        Purchase bobs = requested(bob);
        Purchase annsLast = requested("ann");

        get("/api/payments/" + annsFirst.paymentId(), asFan(bob)).expectStatus().isNotFound()
                .expectBody().jsonPath("$.code").isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(ids(page("/api/payments", bob))).containsExactly(bobs.paymentId().toString());
        assertThat(ids(page("/api/payments?after=" + bobs.paymentId(), bob))).as("Ann's first is older").isEmpty();
        assertThat(ids(page("/api/payments?after=" + annsLast.paymentId(), bob))).as("not Bob's to begin at").isEmpty();
        http.get().uri("/api/payments").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void refusesAPageWithoutBounds() {
        get("/api/payments?limit=0", asFan("ann")).expectStatus().isBadRequest();
        get("/api/payments?limit=201", asFan("ann")).expectStatus().isBadRequest();
        get("/api/payments?after=x", asFan("ann")).expectStatus().isBadRequest();
        get("/api/payments/x", asFan("ann")).expectStatus().isBadRequest();
    }

    @Test
    void parksARefundThatTheWalletDoesNotAnswerUntilAnOperatorResumesIt() {
        Purchase purchase = requested("ann");
        others.say(purchase.walletDebited());
        others.awaits(PaymentCompleted.class, purchase.paymentId());
        others.say(purchase.cancellationRequested());
        others.awaits(WalletRefundRequested.class, purchase.paymentId());

        awaitPayment(purchase, PaymentApiIT::isParked);
        assertThat(parkedIds()).contains(purchase.paymentId().toString());
        resume(purchase.paymentId(), asOperator()).expectStatus().isAccepted()
                .expectBody().jsonPath("$.status").isEqualTo("REFUNDING").jsonPath("$.parkedAt").doesNotExist();
        others.awaits(WalletRefundRequested.class, purchase.paymentId(), 2);
        assertThat(others.awaits(PaymentResumed.class, purchase.paymentId()).getOperator()).isEqualTo("olga");
        others.say(purchase.walletRefunded());

        others.awaits(PaymentRefunded.class, purchase.paymentId());
        assertThat(awaitStatus(purchase, PaymentStatus.REFUNDED)).doesNotMatch(PaymentApiIT::isParked);
        assertThat(parkedIds()).doesNotContain(purchase.paymentId().toString());
        resume(purchase.paymentId(), asOperator()).expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.code").isEqualTo("NOT_PARKED");
    }

    @Test
    void parksATimeoutThatTheWalletDoesNotUndo() {
        Purchase purchase = requested("ann");
        others.say(purchase.walletDebited(purchase.deadline().plusSeconds(1)));

        Payment parked = awaitPayment(purchase, PaymentApiIT::isParked);

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
        get("/api/admin/payments", asOperator()).expectStatus().isBadRequest();
        get("/api/admin/payments?parked=false", asOperator()).expectStatus().isBadRequest();
    }

    @Test
    void endsAParkedRefundByHandSaysSoOnTheTopicAndCountsWhatIsOpen() {
        Purchase purchase = requested("ann");
        others.say(purchase.walletDebited());
        others.awaits(PaymentCompleted.class, purchase.paymentId());
        others.say(purchase.cancellationRequested());
        awaitPayment(purchase, PaymentApiIT::isParked);
        get("/api/admin/payments/" + purchase.paymentId(), asOperator()).expectStatus().isOk()
                .expectBody().jsonPath("$.status").isEqualTo("REFUNDING").jsonPath("$.parkedReason").exists();
        await().untilAsserted(() -> assertThat(openPayments("parked")).isEqualTo(parkedIds().size()).isPositive());

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

    private Purchase requested(String userId) {
        Purchase purchase = Purchase.by(userId);
        others.say(purchase.paymentRequested());
        others.awaits(WalletDebitRequested.class, purchase.paymentId());
        return purchase;
    }

    private String page(String uri, String fan) {
        return Objects.requireNonNull(get(uri, asFan(fan)).expectStatus().isOk().returnResult(String.class).getResponseBody());
    }

    private RestTestClient.ResponseSpec get(String uri, String authorization) {
        return http.get().uri(uri).header(HttpHeaders.AUTHORIZATION, authorization).exchange();
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

    private static List<String> ids(@Nullable String page) {
        return JsonPath.read(page, "$.payments[*].paymentId");
    }

    private static boolean isParked(Payment payment) {
        return payment.refund() != null && payment.refund().parkedAt() != null;
    }
}
