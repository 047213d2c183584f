package frontrow.e2e;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Tests of the pages in a browser; skipped where there is none. */
abstract class InBrowser {

    private static @Nullable Browser opened;

    final SystemUnderTest system = SystemUnderTest.shared();
    final Api api = system.api();
    final Fan operator = Fan.operator(api);

    @BeforeAll
    static void open() {
        opened = Browser.open(SystemUnderTest.shared().gateway());
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @AfterEach
    void thePageHasNotComplained() {
        browser().closePages();
        browser().assertNoComplaints();
    }

    static Browser browser() {
        return Objects.requireNonNull(opened, "skipped");
    }
}
