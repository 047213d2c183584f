package frontrow.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.payment.domain.PaymentStatus;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentApiIT extends OnRealServers {

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

    private String page(String uri, String fan) {
        return Objects.requireNonNull(get(uri, asFan(fan)).expectStatus().isOk().returnResult(String.class).getResponseBody());
    }
}
