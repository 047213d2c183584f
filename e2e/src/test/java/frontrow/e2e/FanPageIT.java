package frontrow.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import frontrow.e2e.Browser.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What fans do and see in a real browser. */
class FanPageIT extends InBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long FIRST_PAGE_BYTES_MAX = 150_000;

    @Test
    void somebodyBuysATicketFromTheLineToTheQrCodeWhateverIsReloaded() {
        Concert concert = Concert.scheduledBy(operator);
        FanPage fan = FanPage.of(browser().somebody(Look.PHONE));

        fan.page.navigate("/");
        fan.sees("Which concert");
        Browser.screenshot(fan.page, "fan-concerts");
        fan.page.locator("a[href='#/concerts/" + concert.concertId() + "']").click();
        fan.sees("Get in line").joins().sees("When would you like to go");
        Browser.screenshot(fan.page, "fan-dates");
        fan.page.reload();
        fan.choosesTheDate().choosesSeat(7);
        Browser.screenshot(fan.page, "fan-seats");
        fan.press("Hold this seat").sees("Seat 7 is held for you");
        fan.page.reload();
        fan.sees("Seat 7 is held for you").reads("Pay within [45]:\\d\\d").reads("more is needed");
        Browser.screenshot(fan.page, "fan-too-poor");
        fan.press("Put .*50,000 in").press("Pay .*50,000").sees("The seat is yours");
        Browser.screenshot(fan.page, "fan-ticket");

        assertThat(fan.page.getByAltText("QR code of your ticket")).isVisible();
        fan.follow("All my tickets").sees("My tickets").reads("bought");
        Browser.screenshot(fan.page, "fan-mine");
    }

    @Test
    void whatWasBoughtIsCancelledAndRefunded() {
        Concert concert = Concert.scheduledBy(operator);
        FanPage fan = FanPage.at(browser().somebody(Look.PHONE), concert.concertId()).joins().choosesTheDate().holdsSeat(1);
        fan.press("Put .*50,000 in").press("Pay .*50,000").sees("The seat is yours").follow("All my tickets");

        fan.press("Cancel and refund").reads("refunded");

        assertThat(fan.page.getByTestId("balance")).hasText("₩50,000");
    }

    @Test
    void ofTwoBrowsersAtOneSeatOneIsToldAndOfferedAnother() {
        Concert concert = Concert.scheduledBy(operator);
        FanPage first = FanPage.at(browser().somebody(Look.PHONE), concert.concertId()).joins().choosesTheDate();
        FanPage second = FanPage.at(browser().somebody(Look.DESK), concert.concertId()).joins().choosesTheDate().choosesSeat(3);

        first.holdsSeat(3).sees("Seat 3 is held for you");

        second.isTold("Somebody was faster with seat 3");
        assertThat(second.seat(3)).hasAttribute("aria-disabled", "true");
        Browser.screenshot(second.page, "fan-seat-taken");
        second.holdsSeat(4).sees("Seat 4 is held for you");
    }

    @Test
    void theLineMovesWhileOneWatches() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        List<Fan> ahead = IntStream.range(0, 30).mapToObj(number -> Fan.named(api, "ahead")).toList();
        ahead.forEach(fan -> fan.join(concert.concertId()).expect(201));
        FanPage last = FanPage.at(browser().somebody(Look.PHONE.dark()), concert.concertId()).joins().sees("You are in line");
        assertThat(last.page.getByTestId("position")).hasText("30");
        Browser.screenshot(last.page, "fan-line");

        for (int gone = 1; gone <= ahead.size(); gone++) {
            ahead.get(gone - 1).awaitPass(concert.concertId()).delete("/api/queues/" + concert.concertId() + "/tokens/me")
                    .expect(204);
            if (gone % 6 == 0 && gone < ahead.size()) {
                assertThat(last.page.getByTestId("position")).hasText(String.valueOf(ahead.size() - gone));
            }
        }

        last.sees("When would you like to go");
    }

    @Test
    void aHoldRunsOutOnTheScreen() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(5, 1, 1_000, 1_000));
        FanPage fan = FanPage.at(browser().somebody(Look.PHONE), concert.concertId()).joins().choosesTheDate();

        fan.holdsSeat(2).sees("Seat 2 is held for you");

        fan.isTold("The time to pay ran out").sees("Choose a seat");
        Browser.screenshot(fan.page, "fan-hold-over");
        await().atMost(PATIENCE).until(() -> "false".equals(fan.seat(2).getAttribute("aria-disabled")));
    }

    @Test
    void whoseMoneyIsGoneElsewhereIsToldAndCanChooseAnew() {
        Concert concert = Concert.scheduledBy(operator);
        FanPage fan = FanPage.at(browser().somebody(Look.PHONE), concert.concertId()).joins().choosesTheDate().holdsSeat(5);
        fan.press("Put .*50,000 in").reads("Pay .*50,000");
        Concert other = Concert.scheduledBy(operator);
        Fan same = Fan.known(api, fan.userId()).admittedTo(other.concertId());
        same.pay(same.hold(other.performanceId(), 1).expect(201).text("reservationId"), Concert.PRICE).expect(200);

        fan.press("Pay .*50,000");

        fan.isTold("Your wallet did not hold enough").sees("Choose a seat");
    }

    @Test
    void anOperatorsPauseIsSeenInTheLineAndItsEndToo() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan ahead = Fan.named(api, "ahead").admittedTo(concert.concertId());
        FanPage fan = FanPage.at(browser().somebody(Look.PHONE), concert.concertId()).joins().sees("You are in line");
        String room = "/api/queues/" + concert.concertId();

        operator.send("PUT", room, Map.of("state", "PAUSED"), Map.of()).expect(200);
        fan.reads("The organiser has paused the sale");
        operator.send("PUT", room, Map.of("state", "OPEN"), Map.of()).expect(200);
        ahead.delete(room + "/tokens/me").expect(204);

        fan.sees("When would you like to go");
    }

    @Test
    void aRestartedWaitingRoomLosesNobody() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan ahead = Fan.named(api, "ahead").admittedTo(concert.concertId());
        FanPage fan = FanPage.at(browser().somebody(Look.PHONE), concert.concertId()).joins().sees("You are in line");

        system.restart("queue");
        await().atMost(PATIENCE)
                .until(() -> ahead.delete("/api/queues/" + concert.concertId() + "/tokens/me").status() == 204);

        fan.sees("When would you like to go");
    }

    @Test
    void aPlaceIsTheSameInASecondTabAndWithoutAStream() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan ahead = Fan.named(api, "ahead").admittedTo(concert.concertId());
        BrowserContext somebody = browser().somebody(Look.PHONE);
        somebody.route(Pattern.compile("/tokens/me/events"), stream -> stream.abort());

        FanPage one = FanPage.at(somebody, concert.concertId()).joins().sees("You are in line");
        FanPage two = FanPage.at(somebody, concert.concertId()).sees("You are in line");

        assertThat(two.position()).isEqualTo(one.position());
        ahead.delete("/api/queues/" + concert.concertId() + "/tokens/me").expect(204);
        one.sees("When would you like to go");
        two.sees("When would you like to go");
    }

    @Test
    void aHallOfFiveThousandSeatsIsDrawnAndReachedByKeyboard() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1_000, 1_000), 5_000);
        FanPage fan = FanPage.at(browser().somebody(Look.DESK), concert.concertId()).joins().choosesTheDate();
        assertThat(fan.page.locator("circle.seat")).hasCount(5_000);

        fan.press("Zoom in");
        fan.seat(1).focus();
        fan.page.keyboard().press("ArrowRight");
        fan.page.keyboard().press("ArrowRight");
        fan.page.keyboard().press("Enter");
        fan.reads("^Seat 3, Floor");
        Browser.screenshot(fan.page, "fan-hall");
        fan.press("Hold this seat").sees("Seat 3 is held for you");
    }

    @Test
    void everyStepCanBeUsedByEverybody() {
        Concert concert = Concert.scheduledBy(operator);
        for (Look look : List.of(Look.PHONE, Look.DESK.dark())) {
            FanPage fan = FanPage.of(browser().somebody(look));
            fan.page.navigate("/");
            fan.sees("Which concert");
            Browser.assertAccessible(fan.page);
            fan.page.navigate("/#/concerts/" + concert.concertId());
            fan.sees("Get in line");
            Browser.assertAccessible(fan.page);
            fan.joins().sees("When would you like to go");
            Browser.assertAccessible(fan.page);
            fan.choosesTheDate().choosesSeat(look.width() % 50 + 1);
            Browser.assertAccessible(fan.page);
            fan.press("Hold this seat").sees("is held for you").reads("more is needed");
            Browser.assertAccessible(fan.page);
            fan.press("Put .*50,000 in").press("Pay .*50,000").sees("The seat is yours");
            Browser.assertAccessible(fan.page);
            fan.follow("All my tickets").reads("bought");
            Browser.assertAccessible(fan.page);
        }
    }

    @Test
    void speaksKoreanToWhoPrefersItAndEnglishOnDemand() {
        FanPage fan = FanPage.of(browser().somebody(Look.DESK.in("ko-KR")));
        fan.page.navigate("/");

        fan.sees("어떤 콘서트를 보시겠어요");
        assertThat(fan.page.locator("html")).hasAttribute("lang", "ko");
        Browser.screenshot(fan.page, "fan-korean");
        fan.press("English").sees("Which concert");
    }

    @Test
    void nothingIsWiderThanASmallPhone() {
        Concert concert = Concert.scheduledBy(operator);
        FanPage fan = FanPage.at(browser().somebody(Look.PHONE), concert.concertId()).joins().choosesTheDate();

        assertThat(overflow(fan.page)).isZero();
        fan.follow("My tickets").sees("My tickets");
        assertThat(overflow(fan.page)).isZero();
    }

    private static int overflow(Page page) {
        return (int) page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
    }

    /** How long the map of a large hall takes until it is on the screen; speed is told, not asserted. */
    private static final String DRAW_A_LARGE_HALL = """
            async () => {
              const { SeatMap } = await import('/shared/seat-map.js');
              const place = document.body.appendChild(document.createElement('div'));
              const seats = Array.from({ length: 5000 }, (_, index) => ({ number: index + 1, price: 70000,
                section: ['Floor', 'Stand', 'Gallery'][Math.floor(index / 2000)], status: index % 3 === 0 ? 'SOLD' : 'FREE' }));
              const began = performance.now();
              new SeatMap(place, (key) => key, () => {}).show(seats, null);
              await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
              const took = performance.now() - began;
              place.remove();
              return Math.round(took);
            }""";

    @Test
    void thePagesTellHowFastTheyAre(TestReporter report) {
        FanPage fan = FanPage.of(browser().somebody(Look.PHONE));
        fan.page.navigate("/");
        fan.sees("Which concert");

        report.publishEntry("first page, ms until something was painted",
                String.valueOf(
                        fan.page.evaluate("Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)")));
        fan.page.navigate("/");
        fan.sees("Which concert");
        report.publishEntry("first page, ms until it could be used",
                String.valueOf(fan.page.evaluate("Math.round(performance.now())")));
        Object drawn = fan.page.evaluate(DRAW_A_LARGE_HALL);
        report.publishEntry("map of 5,000 seats, ms until it was painted", String.valueOf(drawn));

        assertThat(drawn).isInstanceOf(Integer.class);
    }

    @Test
    void theFirstPageIsSmall() {
        FanPage fan = FanPage.of(browser().somebody(Look.PHONE));
        List<Response> responses = new ArrayList<>();
        fan.page.onResponse(responses::add);

        fan.page.navigate("/");
        fan.sees("Which concert");

        // Asking for a size lets more of them in.
        assertThat(List.copyOf(responses).stream().mapToLong(response -> response.request().sizes().responseBodySize).sum())
                .isPositive().isLessThan(FIRST_PAGE_BYTES_MAX);
    }
}
