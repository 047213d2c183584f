package frontrow.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitPreferenceTest {

    private static final Duration MAX = Duration.ofSeconds(30);

    @Test
    void readsTheSecondsAmongOtherPreferences() {
        assertThat(WaitPreference.of("wait=5", MAX)).contains(Duration.ofSeconds(5));
        assertThat(WaitPreference.of("respond-async, Wait = \"7\"", MAX)).contains(Duration.ofSeconds(7));
        assertThat(WaitPreference.of("wait=9; foo=bar", MAX)).contains(Duration.ofSeconds(9));
    }

    @Test
    void waitsNoLongerThanTheLimit() {
        assertThat(WaitPreference.of("wait=31", MAX)).contains(MAX);
        assertThat(WaitPreference.of("wait=999999", MAX)).contains(MAX);
    }

    @Test
    void ignoresWhatItDoesNotUnderstand() {
        assertThat(WaitPreference.of(null, MAX)).isEmpty();
        assertThat(WaitPreference.of("wait=0", MAX)).isEmpty();
        assertThat(WaitPreference.of("wait=-1", MAX)).isEmpty();
        assertThat(WaitPreference.of("wait=soon", MAX)).isEmpty();
        assertThat(WaitPreference.of("await=5", MAX)).isEmpty();
        assertThat(WaitPreference.of("wait=99999999999999999999", MAX)).isEmpty();
    }
}
