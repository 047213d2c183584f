package frontrow.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    private final Performance performance = new Performance(new PerformanceId(UUID.randomUUID()),
            Instant.parse("2030-01-01T10:00:00Z"),
            List.of(new Section("C", 31, 40, 300), new Section("A", 1, 10, 100), new Section("B", 21, 30, 200)));

    @Test
    void findsTheSectionOfASeat() {
        assertThat(List.of(1, 10, 21, 30, 31, 40)).extracting(seat -> performance.sectionOf(seat).orElseThrow().name())
                .containsExactly("A",
                        "A", "B", "B", "C", "C");
    }

    @Test
    void knowsNoSeatBetweenOrBeyondTheSections() {
        assertThat(List.of(-1, 0, 11, 20, 41)).allSatisfy(seat -> assertThat(performance.sectionOf(seat)).isEmpty());
    }

    @Test
    void addsUpPrices() {
        assertThat(performance.priceMinorOf(List.of(1, 25, 40))).isEqualTo(600);
        assertThatThrownBy(() -> performance.priceMinorOf(List.of(11))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsItsSeats() {
        assertThat(performance.seatCount()).isEqualTo(30);
    }
}
