package frontrow.analytics.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.analytics.Said;
import frontrow.analytics.domain.FanWays;
import frontrow.analytics.domain.Stretch;
import frontrow.analytics.domain.Stretch.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class TimedWaysTest {

    private final Said said = Said.ofAConcert();
    private final UUID reservation = UUID.randomUUID();
    private final Map<FanWays.FanAtConcert, FanWays.Way> kept = new HashMap<>();
    private final TimedWays timedWays = new TimedWays(new FanWays() {
        @Override
        public Map<FanAtConcert, Way> lock(List<FanAtConcert> fans) {
            Map<FanAtConcert, Way> known = new HashMap<>(kept);
            known.keySet().retainAll(fans);
            return known;
        }

        @Override
        public void keep(Map<FanAtConcert, Way> ways) {
            kept.putAll(ways);
        }
    });

    @Test
    void theWaitAndThePurchaseAreMeasuredFromJoining() {
        List<Stretch> stretches = batches(List.of(said.joined("mina", 0)), List.of(said.admitted("mina", 90)),
                List.of(said.confirmed(reservation, "mina", 1, 200)));

        assertThat(stretches).containsExactly(stretch(Kind.WAIT, 90, 90), stretch(Kind.PURCHASE, 200, 200));
    }

    @Test
    void aPurchaseThatIsHeardOfBeforeTheJoiningIsMeasuredAllTheSame() {
        List<Stretch> stretches = batches(List.of(said.confirmed(reservation, "mina", 1, 200)), List.of(said.joined("mina", 0)));

        assertThat(stretches).containsExactly(stretch(Kind.PURCHASE, 200, 200));
    }

    @Test
    void whoJoinsAnewIsMeasuredAnew() {
        List<Stretch> stretches = batches(List.of(said.joined("mina", 0), said.confirmed(reservation, "mina", 1, 50)),
                List.of(said.joined("mina", 100), said.admitted("mina", 110), said.confirmed(UUID.randomUUID(), "mina", 2, 130)));

        assertThat(stretches).containsExactly(stretch(Kind.PURCHASE, 50, 50), stretch(Kind.WAIT, 110, 10),
                stretch(Kind.PURCHASE, 130, 30));
    }

    @SafeVarargs
    private final List<Stretch> batches(List<? extends SpecificRecord>... batches) {
        List<Stretch> stretches = new ArrayList<>();
        for (List<? extends SpecificRecord> batch : batches) {
            stretches.addAll(timedWays.take(List.copyOf(batch)));
        }
        return stretches;
    }

    private Stretch stretch(Kind kind, long endedAfter, long seconds) {
        return new Stretch(said.concertId(), kind, Said.after(endedAfter), Duration.ofSeconds(seconds));
    }
}
