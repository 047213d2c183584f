package frontrow.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.rest.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "8e03978e-40d5-43e8-bc93-6894a57f9324", "\"quoted\"", "!~"})
    void takesVisibleAscii(String key) {
        assertThat(RequestKey.of("ada", List.of(key))).isEqualTo(new RequestKey("ada", key));
    }

    @Test
    void takes255CharactersAndNoMore() {
        assertThat(RequestKey.of("ada", List.of("k".repeat(255))).key()).hasSize(255);
        assertThatThrownBy(() -> RequestKey.of("ada", List.of("k".repeat(256)))).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "tab\t", "nul\0"})
    void refusesWhatIsNotVisibleAscii(String key) {
        assertThatThrownBy(() -> RequestKey.of("ada", List.of(key))).isInstanceOf(Problem.class);
    }

    @Test
    void refusesNoneAndSeveral() {
        assertThatThrownBy(() -> RequestKey.of("ada", List.of())).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> RequestKey.of("ada", List.of("a", "a"))).isInstanceOf(Problem.class);
    }

    @Test
    void locksDifferByUserAndKey() {
        assertThat(new RequestKey("ada", "1").lockNumber()).isEqualTo(new RequestKey("ada", "1").lockNumber())
                .isNotEqualTo(new RequestKey("ada", "2").lockNumber()).isNotEqualTo(new RequestKey("bob", "1").lockNumber());
    }
}
