package frontrow.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void tellsTheMedianAndTheSpread() {
        assertThat(of(30, 10, 20).text(0)).isEqualTo("20 (10–30)");
        assertThat(of(1, 2, 3, 10).median()).isEqualTo(2.5);
    }

    @Test
    void tellsOneValueByItselfAndNoneAsADash() {
        assertThat(of(1234.56).text(1)).isEqualTo("1,234.6");
        assertThat(of().text(1)).isEqualTo("–");
    }

    private static Samples of(double... values) {
        Samples samples = new Samples();
        DoubleStream.of(values).forEach(samples::add);
        return samples;
    }
}
