package frontrow.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class LogIdsTest {

    private static final UUID RESERVATION = UUID.randomUUID();

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aLineTellsTheReservationAndTheUserByAPseudonym() throws Exception {
        Map<String, String> during = ask("ada", "/api/reservations/" + RESERVATION + "/payment", "key");

        assertThat(during).containsEntry(LogIds.RESERVATION, RESERVATION.toString());
        assertThat(during.get(LogIds.USER)).matches("[0-9a-f]{16}");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aUserHasOnePseudonymAKey() throws Exception {
        String pseudonym = ask("ada", "/api/wallet", "key").get(LogIds.USER);

        assertThat(ask("ada", "/api/payments", "key").get(LogIds.USER)).isEqualTo(pseudonym);
        assertThat(ask("eve", "/api/wallet", "key").get(LogIds.USER)).isNotEqualTo(pseudonym);
        assertThat(ask("ada", "/api/wallet", "other").get(LogIds.USER)).isNotEqualTo(pseudonym);
        assertThat(new Pseudonyms(null).of("ada")).isNotEqualTo(new Pseudonyms(null).of("ada"));
    }

    @Test
    void whoIsNobodyHasNone() throws Exception {
        assertThat(ask(null, "/api/concerts", "key")).isEmpty();
    }

    private static Map<String, String> ask(@Nullable String user, String path, String key) throws Exception {
        if (user != null) {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(user, "none"));
        }
        Map<String, String> during = new HashMap<>();
        new LogIds(new Pseudonyms(key)).doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(),
                (asked, answered) -> {
                    Map<String, String> context = MDC.getCopyOfContextMap();
                    during.putAll(context == null ? Map.of() : context);
                });
        return during;
    }
}
