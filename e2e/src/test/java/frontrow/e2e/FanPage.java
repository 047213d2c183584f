package frontrow.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;

/** The fan's page, in English, as somebody uses it who looks at it. */
final class FanPage {

    private static final double PATIENCE_MS = 30_000;

    final Page page;

    private FanPage(Page page) {
        this.page = page;
    }

    static FanPage of(BrowserContext somebody) {
        return new FanPage(somebody.newPage());
    }

    static FanPage at(BrowserContext somebody, UUID concertId) {
        FanPage opened = of(somebody);
        opened.page.navigate("/#/concerts/" + concertId);
        return opened;
    }

    FanPage press(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name))).first().click();
        return this;
    }

    FanPage follow(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(name))).first().click();
        return this;
    }

    /** Waits for the page's heading. */
    FanPage sees(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(heading))).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    FanPage isTold(String words) {
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(Pattern.compile(words))))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    FanPage reads(String words) {
        assertThat(page.getByText(Pattern.compile(words)).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    FanPage joins() {
        return press("Join the line");
    }

    /** Takes the only date there is. */
    FanPage choosesTheDate() {
        sees("When would you like to go");
        page.locator("button.card").first().click();
        return sees("Choose a seat");
    }

    FanPage choosesSeat(int number) {
        seat(number).click();
        return reads("^Seat " + number + ",");
    }

    FanPage holdsSeat(int number) {
        return choosesSeat(number).press("Hold this seat");
    }

    Locator seat(int number) {
        return page.locator("circle[data-seat='" + number + "']");
    }

    long position() {
        return Long.parseLong(page.getByTestId("position").innerText().replace(",", ""));
    }

    /** The name under which this browser's visitor is known. */
    String userId() {
        return (String) page.evaluate("localStorage.getItem('frontrow.fan')");
    }
}
