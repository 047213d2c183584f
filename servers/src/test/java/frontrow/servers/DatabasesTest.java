package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "Wallet", "wallet\"; drop database wallet; --", "a b"})
    void refusesANameThatWouldHaveToBeEscaped(String name) {
        Databases databases = new Databases("127.0.0.1", 1, "nobody", "secret");

        assertThatThrownBy(() -> databases.database(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(new Database("jdbc:postgresql://127.0.0.1:1/wallet", "wallet", "secret").toString()).doesNotContain("secret");
    }
}
