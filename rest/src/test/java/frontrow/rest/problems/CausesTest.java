package frontrow.rest.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.firewall.RequestRejectedException;

class CausesTest {

    @Test
    void whatNobodyCouldReadIsTheCallersMistake() {
        assertThat(Causes.malformed(new IllegalStateException(new RequestRejectedException("parameter name")))).isTrue();
        assertThat(Causes.malformed(new IllegalStateException(new BadRequestException("chunk")))).isTrue();
        assertThat(Causes.malformed(new InvalidParameterException("="))).isTrue();
        assertThat(Causes.malformed(new EOFException())).isTrue();
        assertThat(Causes.malformed(new IllegalStateException("ours"))).isFalse();
        assertThat(Causes.malformed(new IllegalStateException(new EOFException()))).as("the database's, perhaps").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25P03", "25P04", "53300", "57014", "57P01"})
    void aDatabaseThatIsAwayOrTooBusyIsAnOutage(String state) {
        assertThat(Causes.unavailable(new IllegalStateException(new SQLException("", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "25P02", "42601"})
    void whatWillFailAgainIsNone(String state) {
        assertThat(Causes.unavailable(new IllegalStateException(new SQLException("", state)))).isFalse();
    }
}
