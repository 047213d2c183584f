package frontrow.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void placesAreThoseOfANaiveListWhateverHappens(long seed) {
        Random random = new Random(seed);
        Line line = new Line();
        List<Fan> naive = new ArrayList<>();
        int joinsPerLeave = 1 + random.nextInt(3);

        for (int step = 0; step < 3_000; step++) {
            if (naive.isEmpty() || (random.nextInt(joinsPerLeave + 1) < joinsPerLeave && naive.size() < 500)) {
                Fan fan = new Fan("fan" + step, new UUID(seed, step));
                line.add(fan);
                naive.add(fan);
            } else {
                line.remove(naive.remove(random.nextBoolean() ? 0 : random.nextInt(naive.size())));
            }

            assertThat(line.size()).isEqualTo(naive.size());
            assertThat(line.head()).isSameAs(naive.isEmpty() ? null : naive.getFirst());
            if (step % 50 == 0) {
                assertThat(line.head(Integer.MAX_VALUE)).isEqualTo(naive);
                for (int i = 0; i < naive.size(); i++) {
                    assertThat(line.position(naive.get(i))).isEqualTo(i + 1);
                }
            }
        }
    }
}
