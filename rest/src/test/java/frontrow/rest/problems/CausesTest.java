package frontrow.rest.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
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
}
