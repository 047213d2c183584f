package frontrow.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import frontrow.e2e.Browser.Look;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator does and sees in a real browser. */
class OperatorPageIT extends InBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void schedulesAConcertWhoseRoomAFanCanEnter() {
        String name = "Night shift " + UUID.randomUUID().toString().substring(0, 8);
        Page page = desk(Look.DESK);

        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Date and time 1").fill("2099-05-01T19:30");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("One more section")).click();
        page.getByLabel("Name of section 2").fill("Balcony");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Schedule it")).click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText(name + " is on sale");
        assertThat(room(page, name).getByText("open", new Locator.GetByTextOptions().setExact(true))).isVisible();
        Browser.screenshot(page, "operator-rooms");
        FanPage fan = FanPage.of(browser().somebody(Look.PHONE));
        fan.page.navigate("/");
        fan.follow(name).joins().choosesTheDate();
        assertThat(fan.page.locator("circle.seat")).hasCount(100);
        Browser.assertAccessible(page);
    }

    @Test
    void pausesAndResizesARoomAndSeesTheLineAndTheEffect() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan.named(api, "inside").admittedTo(concert.concertId());
        Fan next = Fan.named(api, "next");
        next.join(concert.concertId()).expect(201);
        Page page = desk(Look.PHONE);
        Locator room = page.locator("li.card").first();
        assertThat(room.locator("dd").first()).hasText("1");
        assertThat(room.locator("dd").nth(1)).hasText("1 of 1");

        room.getByRole(AriaRole.BUTTON, named("Pause")).click();
        assertThat(room.getByText("paused", new Locator.GetByTextOptions().setExact(true))).isVisible();
        room.getByLabel("Let in at a time").fill("5");
        room.getByRole(AriaRole.BUTTON, named("Resize")).click();
        assertThat(room.locator("dd").nth(1)).hasText("1 of 5");
        assertThat(next.place(concert.concertId()).text("status")).isEqualTo("WAITING");
        room.getByRole(AriaRole.BUTTON, named("Open")).click();

        await().atMost(PATIENCE).until(() -> next.place(concert.concertId()).text("status").equals("ACTIVE"));
        assertThat(room.locator("dd").nth(1)).hasText("2 of 5");
        Browser.assertAccessible(page);
    }

    @Test
    void seesTheFiguresOfASaleAsItGoesOn() {
        Concert concert = Concert.scheduledBy(operator);
        Page page = desk(Look.DESK);
        Locator card = page.locator("li.card").first();
        card.locator("summary").click();
        assertThat(row(card, "joined the line")).containsText("0");

        Fan fan = Fan.named(api, "fan").charge(Concert.PRICE).admittedTo(concert.concertId());
        assertThat(row(card, "joined the line")).containsText("1");
        fan.pay(fan.hold(concert.performanceId(), 1).expect(201).text("reservationId"), Concert.PRICE).expect(200);

        assertThat(row(card, "bought")).containsText("1");
        assertThat(row(card, "Floor")).containsText("1 of 50");
        assertThat(row(card, "Floor")).containsText("₩50,000");
        assertThat(card.getByRole(AriaRole.IMG, named("How the sale went"))).isVisible();
        card.getByText("Seats now").click();
        assertThat(card.locator("circle.seat.SOLD")).hasCount(1);
        Fan.named(api, "next").admittedTo(concert.concertId()).hold(concert.performanceId(), 2).expect(201);
        assertThat(card.locator("circle.seat.HELD")).hasCount(1);
        card.locator("summary").first().evaluate("summary => summary.scrollIntoView()");
        Browser.screenshot(page, "operator-figures");
        Browser.assertAccessible(page);
        Download saved = page
                .waitForDownload(() -> card.getByRole(AriaRole.BUTTON, named("Save by minute, as CSV")).click());
        assertThat(saved.path()).content().startsWith("minute,JOINED,").contains("50000");
    }

    @Test
    void seesTheSystemAtWorkAndOnePurchaseAsItWas() {
        Concert concert = Concert.scheduledBy(operator);
        Page page = desk(Look.DESK);
        assertThat(page.getByRole(AriaRole.IMG, nameOnPage("Events per second"))).isVisible();
        page.getByText("Events as they go by").click();

        Fan fan = Fan.named(api, "fan").charge(Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 1).expect(201).text("reservationId");
        fan.pay(reservation, Concert.PRICE).expect(200);

        assertThat(page.getByText(reservation).first()).isVisible();
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("reservation.events")).first())
                .containsText("ms");
        page.getByText("Events as they go by").click();
        page.getByLabel("Reservation").fill(reservation);
        page.getByRole(AriaRole.BUTTON, nameOnPage("Tell it")).click();
        for (String event : List.of("FanJoined", "FanAdmitted", "SeatHeld", "PaymentRequested", "WalletDebited",
                "PaymentCompleted",
                "ReservationConfirmed")) {
            assertThat(page.getByRole(AriaRole.ROWHEADER, nameOnPage(event)).first()).isVisible();
        }
        page.getByText("The system now").evaluate("heading => heading.scrollIntoView()");
        Browser.screenshot(page, "operator-system");
        Browser.assertAccessible(page);
    }

    @Test
    void hasTheTopicsAuditedAndSeesTheVerdict() {
        Page page = desk(Look.DESK);

        Locator run = page.getByRole(AriaRole.BUTTON, nameOnPage("Run audit now"));
        run.click();

        assertThat(page.getByText("asked for by " + operatorOf(page))).isVisible();
        assertThat(page.getByText("proven", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(page.getByText("fans who joined a line")).isVisible();
        assertThat(run).isEnabled();
        page.getByRole(AriaRole.HEADING, nameOnPage("Audit")).evaluate("heading => heading.scrollIntoView()");
        Browser.screenshot(page, "operator-audit");
        Browser.assertAccessible(page);
    }

    private static String operatorOf(Page page) {
        return String.valueOf(page.evaluate("localStorage.getItem('frontrow.operator')"));
    }

    @Test
    void inspectsADeadLetterHandsItOverAgainAndDiscardsIt() {
        String type = "Unheard-of-" + UUID.randomUUID().toString().substring(0, 8);
        system.letters().bury("nobody", type);
        Page page = desk(Look.PHONE);
        Locator letter = page.locator("li.card").filter(new Locator.FilterOptions().setHasText(type));

        letter.getByText("The record and its failure").click();
        assertThat(letter.getByText("java.lang.IllegalStateException: unheard of").first()).isVisible();
        letter.scrollIntoViewIfNeeded();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        Browser.screenshot(page, "operator-dead-letter");
        Browser.assertAccessible(page);
        letter.getByRole(AriaRole.BUTTON, named("Hand it over again")).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("handed over again");
        assertThat(letter).hasCount(0);

        system.letters().bury("nobody", type);
        page.onceDialog(dialog -> dialog.accept("It is only a test."));
        letter.getByRole(AriaRole.BUTTON, named("Discard it")).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("discarded");
        assertThat(letter).hasCount(0);
    }

    private static Page.GetByRoleOptions nameOnPage(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator row(Locator card, String name) {
        return card.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void isToldInASentenceWhatAServiceRefuses() {
        Concert.scheduledBy(operator);
        Page page = desk(Look.DESK);
        Locator room = page.locator("li.card").first();

        room.getByLabel("Let in at a time").fill("999999999");
        room.getByRole(AriaRole.BUTTON, named("Resize")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("capacity must be from 1 to \\d+"));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator room(Page page, String concert) {
        return page.locator("li.card").filter(new Locator.FilterOptions().setHasText(concert));
    }

    private static Page desk(Look look) {
        Page page = browser().somebody(look).newPage();
        page.navigate("/operator.html");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Waiting rooms"))).isVisible();
        return page;
    }
}
