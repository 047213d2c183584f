package frontrow.analytics.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.analytics.Said;
import frontrow.analytics.domain.Stretch;
import frontrow.analytics.domain.Stretch.Kind;
import frontrow.events.reservation.SeatReleaseReason;
import frontrow.events.reservation.SeatReleased;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class LateReleasesTest {

    private final Said said = Said.ofAConcert();

    @Test
    void aHoldThatRanOutIsLateFromItsEnd() {
        List<SpecificRecord> events = List.of(released(SeatReleaseReason.EXPIRED), said.joined("mina", 1));

        assertThat(LateReleases.of(events))
                .containsExactly(new Stretch(said.concertId(), Kind.RELEASE, Said.after(10), Said.LATE));
    }

    @Test
    void aHoldThatWasGivenBackIsNotLate() {
        assertThat(LateReleases.of(List.of(released(SeatReleaseReason.CANCELLED)))).isEmpty();
    }

    @Test
    void anEventOfAnOlderVersionDoesNotTell() {
        SeatReleased old = SeatReleased.newBuilder().setReservationId(UUID.randomUUID()).setUserId("mina")
                .setConcertId(said.concertId()).setPerformanceId(said.performanceId()).setSeats(List.of(1))
                .setReason(SeatReleaseReason.EXPIRED).setAt(Said.after(10)).build();

        assertThat(LateReleases.of(List.of(old))).isEmpty();
    }

    private SeatReleased released(SeatReleaseReason reason) {
        return said.released(UUID.randomUUID(), "mina", 1, reason, null, 10);
    }
}
