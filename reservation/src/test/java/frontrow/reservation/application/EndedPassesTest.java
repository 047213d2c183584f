package frontrow.reservation.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.reservation.domain.PassId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndedPassesTest {

    private Instant now = Instant.parse("2030-01-01T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final PassId first = new PassId(UUID.randomUUID());
    private final PassId second = new PassId(UUID.randomUUID());
    private final PassId third = new PassId(UUID.randomUUID());
    private final EndedPasses passes = new EndedPasses(clock, Duration.ofHours(1), 2);

    @Test
    void remembersAPassAsLongAsItCouldLookValid() {
        passes.ended(first);
        now = now.plus(Duration.ofHours(1));
        passes.ended(second);

        assertThat(passes.contains(first)).isFalse();
        assertThat(passes.contains(second)).isTrue();
    }

    @Test
    void keepsTheNewest() {
        passes.ended(first);
        passes.ended(second);
        passes.ended(third);

        assertThat(passes.contains(first)).isFalse();
        assertThat(passes.contains(second)).isTrue();
        assertThat(passes.contains(third)).isTrue();
    }
}
