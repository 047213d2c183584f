package frontrow.analytics.application;

import static frontrow.analytics.domain.Measure.ADMITTED;
import static frontrow.analytics.domain.Measure.CONFIRMED;
import static frontrow.analytics.domain.Measure.FAILED_INSUFFICIENT_BALANCE;
import static frontrow.analytics.domain.Measure.FAILED_OTHERWISE;
import static frontrow.analytics.domain.Measure.FAILED_TIMEOUT;
import static frontrow.analytics.domain.Measure.GIVEN_BACK;
import static frontrow.analytics.domain.Measure.HELD;
import static frontrow.analytics.domain.Measure.HOLD_RAN_OUT;
import static frontrow.analytics.domain.Measure.JOINED;
import static frontrow.analytics.domain.Measure.LEFT;
import static frontrow.analytics.domain.Measure.NOT_COME;
import static frontrow.analytics.domain.Measure.PAYMENT_REQUESTED;
import static frontrow.analytics.domain.Measure.REFUNDED;
import static frontrow.analytics.domain.Measure.REVENUE;
import static frontrow.analytics.domain.Measure.SEATS_RETURNED;
import static frontrow.analytics.domain.Measure.SEATS_SOLD;
import static frontrow.analytics.domain.Measure.TURN_RAN_OUT;

import frontrow.analytics.domain.Figure;
import frontrow.analytics.domain.Measure;
import frontrow.analytics.domain.Program;
import frontrow.analytics.domain.Program.Concert;
import frontrow.analytics.domain.Program.Section;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import frontrow.events.reservation.SeatReleased;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** What the events of a batch add to the figures. Each event says all that its own figures need, so their order is of no matter. */
final class Tally {

    private final Map<Figure, Long> amounts = new HashMap<>();
    private final List<Concert> announced = new ArrayList<>();

    void take(SpecificRecord event) {
        switch (event) {
            case ConcertScheduled scheduled -> announced.add(concert(scheduled));
            case FanJoined joined -> line(joined.getConcertId(), joined.getAt(), JOINED);
            case FanAdmitted admitted -> line(admitted.getConcertId(), admitted.getAt(), ADMITTED);
            case FanLeft left -> line(left.getConcertId(), left.getAt(), LEFT);
            case AdmissionEnded ended -> ended(ended);
            case SeatHeld held -> add(held.getConcertId(), held.getPerformanceId(), held.getSeats(), held.getAt(), HELD, 1);
            case PaymentRequested requested ->
                // It names no seat; the performance is all that is known.
                add(requested.getConcertId(), requested.getPerformanceId(), List.of(Figure.NO_SEAT), requested.getAt(),
                        PAYMENT_REQUESTED, 1);
            case ReservationConfirmed confirmed -> confirmed(confirmed);
            case SeatReleased released -> released(released);
            default -> {
                // What the payment and the wallet say about money is in what becomes of the reservation.
            }
        }
    }

    private void ended(AdmissionEnded ended) {
        switch (ended.getReason()) {
            case EXPIRED -> line(ended.getConcertId(), ended.getAt(), TURN_RAN_OUT);
            case LAPSED -> line(ended.getConcertId(), ended.getAt(), NOT_COME);
            case PURCHASED, UNKNOWN -> {
                // A purchase is counted as such.
            }
        }
    }

    private void confirmed(ReservationConfirmed confirmed) {
        UUID concert = confirmed.getConcertId();
        UUID performance = confirmed.getPerformanceId();
        List<Integer> seats = confirmed.getSeats();
        add(concert, performance, seats, confirmed.getAt(), CONFIRMED, 1);
        add(concert, performance, seats, confirmed.getAt(), SEATS_SOLD, seats.size());
        add(concert, performance, seats, confirmed.getAt(), REVENUE, confirmed.getAmountMinor());
    }

    private void released(SeatReleased released) {
        List<Integer> seats = released.getSeats();
        add(released.getConcertId(), released.getPerformanceId(), seats, released.getAt(), whyReleased(released), 1);
        if (whyReleased(released) == REFUNDED) {
            add(released.getConcertId(), released.getPerformanceId(), seats, released.getAt(), SEATS_RETURNED, seats.size());
        }
    }

    private static Measure whyReleased(SeatReleased released) {
        return switch (released.getReason()) {
            case EXPIRED -> HOLD_RAN_OUT;
            case CANCELLED -> GIVEN_BACK;
            case REFUNDED -> REFUNDED;
            case PAYMENT_FAILED, UNKNOWN -> switch (released.getPaymentFailure()) {
                case INSUFFICIENT_BALANCE -> FAILED_INSUFFICIENT_BALANCE;
                case TIMEOUT -> FAILED_TIMEOUT;
                case null, default -> FAILED_OTHERWISE;
            };
        };
    }

    private void line(UUID concert, Instant at, Measure measure) {
        add(concert, Figure.NO_PERFORMANCE, List.of(Figure.NO_SEAT), at, measure, 1);
    }

    /** The first seat stands for all of a reservation: they are of one section. */
    private void add(UUID concert, UUID performance, List<Integer> seats, Instant at, Measure measure, long amount) {
        amounts.merge(new Figure(concert, performance, seats.getFirst(), minute(at), measure), amount, Long::sum);
    }

    static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Concert concert(ConcertScheduled scheduled) {
        List<Section> sections = scheduled.getPerformances().stream().flatMap(performance -> performance.getSections().stream()
                .map(section -> new Section(performance.getPerformanceId(), performance.getStartsAt(), section.getName(),
                        section.getFirstSeat(), section.getLastSeat())))
                .toList();
        return new Program.Concert(scheduled.getConcertId(), scheduled.getName(), scheduled.getCurrency(), sections);
    }

    Map<Figure, Long> amounts() {
        return amounts;
    }

    List<Concert> announced() {
        return announced;
    }
}
