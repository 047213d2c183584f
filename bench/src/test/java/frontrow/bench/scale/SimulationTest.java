package frontrow.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import frontrow.bench.scale.SimulatedHall.Sold;
import frontrow.bench.scale.SimulatedSale.Second;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private final OnSale sale = new OnSale(10_000, 1_000, 500, 100);
    private final List<Second> seconds = new SimulatedSale(sale).run();

    @Test
    void sellsEverySeatAndNoneTwice() {
        assertThat(seconds.stream().mapToDouble(Second::bought).sum()).isCloseTo(sale.seats(), within(0.5));
    }

    @Test
    void letsInNoMoreThanTheRoomTakes() {
        assertThat(seconds).allSatisfy(second -> {
            assertThat(second.active()).isLessThanOrEqualTo(sale.capacity() + 1e-6);
            assertThat(second.admitted()).isBetween(-1e-6, sale.admissionsPerSecond() + 1e-6);
        });
    }

    @Test
    void nobodyWhoJoinedIsLost() {
        double joined = seconds.stream().mapToDouble(Second::joins).sum();
        double admitted = seconds.stream().mapToDouble(Second::admitted).sum();

        assertThat(seconds.getLast().waiting()).isCloseTo(joined - admitted, within(1e-6));
        assertThat(joined).isBetween(0.5 * sale.fans(), 1.0 * sale.fans());
    }

    @Test
    void whoIsFurtherBackAsksLessOften() {
        PollsOfALine polls = new PollsOfALine(sale.room());

        assertThat(polls.perSecond(499)).isCloseTo(499, within(1e-6));
        assertThat(polls.perSecond(1_030_000) - polls.perSecond(1_000_000)).isCloseTo(1_000, within(1e-6));
    }

    @Test
    void whoComesAloneGetsTheSeatAndOfManyAtOneSeatOneDoes() {
        assertThat(new SimulatedHall(10).sell(1, 10)).isEqualTo(new Sold(10, 10));
        assertThat(new SimulatedHall(2).sell(3, 1)).isEqualTo(new Sold(3 + (2 + 3), 2));
    }
}
