package frontrow.analytics.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.analytics.Said;
import frontrow.analytics.domain.Figure;
import frontrow.analytics.domain.Measure;
import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.reservation.ReleasingPaymentFailure;
import frontrow.events.reservation.SeatReleaseReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Said said = Said.ofAConcert();
    private final UUID reservation = UUID.randomUUID();

    @Test
    void aPurchaseIsCountedStepByStepInItsMinutesAndItsSeat() {
        Map<Figure, Long> amounts = tallied(List.of(said.joined("mina", 0), said.admitted("mina", 61),
                said.held(reservation, "mina", 12, 62), said.paymentRequested(reservation, "mina", 63),
                said.confirmed(reservation, "mina", 12, 121)));

        assertThat(amounts).containsOnly(
                Map.entry(line(Measure.JOINED, 0), 1L), Map.entry(line(Measure.ADMITTED, 1), 1L),
                Map.entry(seat(12, Measure.HELD, 1), 1L), Map.entry(seat(0, Measure.PAYMENT_REQUESTED, 1), 1L),
                Map.entry(seat(12, Measure.CONFIRMED, 2), 1L), Map.entry(seat(12, Measure.SEATS_SOLD, 2), 1L),
                Map.entry(seat(12, Measure.REVENUE, 2), Said.PRICE));
    }

    @Test
    void eachWayToLoseASeatOrATurnIsCountedApart() {
        Map<Measure, Long> sums = sums(tallied(List.of(
                said.turnEnded("a", AdmissionEndReason.EXPIRED, 1), said.turnEnded("b", AdmissionEndReason.LAPSED, 1),
                said.turnEnded("c", AdmissionEndReason.PURCHASED, 1),
                said.released(reservation, "a", 1, SeatReleaseReason.EXPIRED, null, 1),
                said.released(reservation, "a", 1, SeatReleaseReason.CANCELLED, null, 1),
                said.released(reservation, "a", 1, SeatReleaseReason.REFUNDED, null, 1),
                said.released(reservation, "a", 1, SeatReleaseReason.PAYMENT_FAILED, ReleasingPaymentFailure.INSUFFICIENT_BALANCE,
                        1),
                said.released(reservation, "a", 1, SeatReleaseReason.PAYMENT_FAILED, ReleasingPaymentFailure.TIMEOUT, 1),
                said.released(reservation, "a", 1, SeatReleaseReason.PAYMENT_FAILED, null, 1))));

        assertThat(sums).isEqualTo(Map.of(Measure.TURN_RAN_OUT, 1L, Measure.NOT_COME, 1L, Measure.HOLD_RAN_OUT, 1L,
                Measure.GIVEN_BACK, 1L, Measure.REFUNDED, 1L, Measure.SEATS_RETURNED, 1L,
                Measure.FAILED_INSUFFICIENT_BALANCE, 1L, Measure.FAILED_TIMEOUT, 1L, Measure.FAILED_OTHERWISE, 1L));
    }

    @Test
    void theOrderOfEventsIsOfNoMatter() {
        List<SpecificRecord> events = new ArrayList<>(List.of(said.scheduled(), said.joined("mina", 0),
                said.held(reservation, "mina", 12, 62), said.confirmed(reservation, "mina", 12, 121)));
        Map<Figure, Long> inOrder = tallied(events);

        Collections.reverse(events);

        assertThat(tallied(events)).isEqualTo(inOrder);
    }

    private Figure line(Measure measure, int minute) {
        return new Figure(said.concertId(), Figure.NO_PERFORMANCE, 0, Said.after(60L * minute), measure);
    }

    private Figure seat(int seat, Measure measure, int minute) {
        return new Figure(said.concertId(), said.performanceId(), seat, Said.after(60L * minute), measure);
    }

    private static Map<Measure, Long> sums(Map<Figure, Long> amounts) {
        return amounts.entrySet().stream()
                .collect(Collectors.groupingBy(entry -> entry.getKey().measure(), Collectors.summingLong(Map.Entry::getValue)));
    }

    private static Map<Figure, Long> tallied(List<? extends SpecificRecord> events) {
        Tally tally = new Tally();
        events.forEach(tally::take);
        return tally.amounts();
    }
}
