package frontrow.queue.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppliedOffsetsTest {

    private final AppliedOffsets applied = new AppliedOffsets();

    @Test
    void whoWaitsIsToldWhenTheOffsetIsReachedAndNotBefore() {
        var third = applied.reached(0, 3);
        var first = applied.reached(0, 1);

        applied.applied(0, 1);
        assertThat(first).isDone();
        assertThat(third).isNotDone();

        applied.applied(0, 5);
        assertThat(third).isDone();
        assertThat(applied.reached(0, 5)).as("already").isDone();
    }

    @Test
    void partitionsHaveNothingToDoWithEachOther() {
        var other = applied.reached(1, 0);

        applied.applied(0, 9);

        assertThat(other).isNotDone();
        assertThat(applied.last(1)).isEqualTo(-1);
        assertThat(applied.reached(1, -1)).as("an empty partition").isDone();
    }
}
