package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium, for as long as a test class needs it. What a page says on its console, and throws, is a failure of the test. */
final class Browser implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of).toList();
    private static final double PATIENCE_MS = 30_000;
    private static final Path SCREENSHOTS = Path.of(System.getProperty("frontrow.screenshots", "target/screenshots"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final URI gateway;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, URI gateway) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.gateway = gateway;
    }

    /** Skips the test where there is no Chromium; {@code .ci/run} installs it. */
    static Browser open(URI gateway) {
        Optional<Path> executable = PLACES.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(executable.isPresent(),
                "No Chromium is installed (Debian: apt-get install chromium): no browser test is run.");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(executable.get()).setArgs(List.of("--no-sandbox"))), gateway);
    }

    /** How somebody looks at a page. */
    record Look(String locale, int width, int height, ColorScheme colours) {

        static final Look PHONE = new Look("en-US", 360, 740, ColorScheme.LIGHT);
        static final Look DESK = new Look("en-US", 1440, 900, ColorScheme.LIGHT);

        Look in(String otherLocale) {
            return new Look(otherLocale, width, height, colours);
        }

        Look dark() {
            return new Look(locale, width, height, ColorScheme.DARK);
        }
    }

    /** Somebody with a browser of their own. */
    BrowserContext somebody(Look look) {
        BrowserContext context = chromium.newContext(new NewContextOptions().setLocale(look.locale())
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.colours())
                .setBaseURL(gateway.toString()));
        context.setDefaultTimeout(PATIENCE_MS);
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            // The browser itself reports each answer of 4xx and 5xx so; the page tells the fan of them.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return context;
    }

    /** Everybody's pages: open ones go on asking. */
    void closePages() {
        chromium.contexts().forEach(BrowserContext::close);
    }

    /** Looked at by people: see the documents. */
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** By axe-core: WCAG 2.2 A and AA. */
    static void assertAccessible(Page page) {
        List<Rule> serious = new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations().stream().filter(rule -> List.of("serious", "critical").contains(rule.getImpact())).toList();

        assertThat(serious).map(rule -> rule.getId() + ": " + rule.getNodes()).isEmpty();
    }

    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
