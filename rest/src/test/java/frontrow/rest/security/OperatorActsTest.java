package frontrow.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class OperatorActsTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(OperatorActs.LOG_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/admin/concerts, 201", "PUT, /api/queues/1, 200", "DELETE, /api/admin/dead-letters/1, 403"})
    void anActIsToldWithItsAnswer(String method, String path, int status) throws Exception {
        ask(method, path, "ada", status);

        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("%s %s by ada: %d".formatted(method, path, status));
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/admin/concerts", "POST, /api/reservations", "POST, /api/queues/1/tokens", "GET, /api/queues/1"})
    void nothingElseIs(String method, String path) throws Exception {
        ask(method, path, "ada", 200);

        assertThat(lines.list).isEmpty();
    }

    @Test
    void aNameMakesNoLineOfItsOwn() throws Exception {
        ask("POST", "/api/admin/concerts", "ada\nPOST /api/admin/concerts by eve: 201", 403);

        assertThat(lines.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage()).doesNotContain("\n"));
    }

    private static void ask(String method, String path, String user, int status) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(user, "none"));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new OperatorActs().doFilter(new MockHttpServletRequest(method, path), response,
                (asked, answered) -> response.setStatus(status));
    }
}
