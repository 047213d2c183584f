package frontrow.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import frontrow.e2e.Browser.Look;
import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import frontrow.local.ServiceInstance;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does about refunds that the wallet does not answer, in a real browser. */
class ParkedPaymentsPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void asksTheWalletAgainAndCountsAsRefundedWhatWasPaidBackOtherwise() {
        LocalConfig config = LocalConfig.onFreePorts(directory.resolve("data")).with("payment",
                "frontrow.payment.refund-patience",
                "1s");
        try (LocalSystem system = LocalSystem.start(config); Browser browser = Browser.open(system.gateway())) {
            Api api = Api.through(system.gateway());
            Concert concert = Concert.scheduledBy(Fan.operator(api));
            Fan ann = Fan.named(api, "ann");
            Fan bob = Fan.named(api, "bob");
            String ofAnn = bought(ann, concert, 1);
            String ofBob = bought(bob, concert, 2);
            system.instances("wallet").forEach(ServiceInstance::close);
            ann.delete("/api/reservations/" + ofAnn).expect(202);
            bob.delete("/api/reservations/" + ofBob).expect(202);
            Page page = browser.somebody(Look.DESK).newPage();
            page.navigate("/operator.html");
            assertThat(row(page, ann))
                    .isVisible();
            assertThat(row(page, bob))
                    .isVisible();

            page.onceDialog(dialog -> dialog.accept("Paid back in cash."));
            row(page, bob).getByRole(AriaRole.BUTTON, named("Count as refunded")).click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("counts as refunded");
            assertThat(row(page, bob)).hasCount(0);
            await().atMost(PATIENCE).until(() -> bob.reservationStatus(ofBob).equals("CANCELLED"));

            row(page, ann).getByRole(AriaRole.BUTTON, named("Ask the wallet again")).click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("asked again");
            system.instances("wallet").forEach(ServiceInstance::start);

            await().atMost(PATIENCE).until(() -> ann.reservationStatus(ofAnn).equals("CANCELLED"));
            assertThat(row(page, ann)).hasCount(0);
            browser.assertNoComplaints();
        }
    }

    private static String bought(Fan fan, Concert concert, int seat) {
        String reservation = fan.charge(Concert.PRICE).admittedTo(concert.concertId()).hold(concert.performanceId(), seat)
                .expect(201)
                .text("reservationId");
        fan.pay(reservation, Concert.PRICE).expect(200);
        return reservation;
    }

    private static Locator row(Page page, Fan fan) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(fan.userId));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
