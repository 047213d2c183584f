package frontrow.payment;

import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentId;
import frontrow.payment.domain.PaymentStatus;
import frontrow.payment.domain.Payments;
import frontrow.rest.demo.DemoTokens;
import frontrow.servers.Servers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The payment service on real PostgreSQL, Kafka and registry; the test plays the other services. */
@SpringBootTest(classes = PaymentApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=payment", "frontrow.payment.refund-patience=2s"})
@ActiveProfiles("demo")
@AutoConfigureRestTestClient
@Import(OtherServices.class)
abstract class OnRealServers {

    @Autowired
    protected OtherServices others;
    @Autowired
    protected Payments payments;
    @Autowired
    protected RestTestClient http;
    @Autowired
    private DemoTokens tokens;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Servers.shared().springProperties("payment").forEach((name, value) -> registry.add(name, () -> value));
    }

    protected String asFan(String userId) {
        return "Bearer " + tokens.issue(userId, false);
    }

    protected String asOperator() {
        return "Bearer " + tokens.issue("olga", true);
    }

    protected RestTestClient.ResponseSpec get(String uri, String authorization) {
        return http.get().uri(uri).header(HttpHeaders.AUTHORIZATION, authorization).exchange();
    }

    /** In the order of the page. */
    protected static List<String> ids(@Nullable String page) {
        return JsonPath.read(page, "$.payments[*].paymentId");
    }

    /** A payment that waits for the wallet. */
    protected Purchase requested(String userId) {
        Purchase purchase = Purchase.by(userId);
        others.say(purchase.paymentRequested());
        others.awaits(WalletDebitRequested.class, purchase.paymentId());
        return purchase;
    }

    protected Payment awaitStatus(Purchase purchase, PaymentStatus status) {
        return awaitPayment(purchase, payment -> payment.status() == status);
    }

    protected Payment awaitPayment(Purchase purchase, Predicate<Payment> condition) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> payments.ofFan(new PaymentId(purchase.paymentId()), purchase.userId()),
                        found -> found.filter(condition).isPresent())
                .orElseThrow();
    }
}
