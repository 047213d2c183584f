package frontrow.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.reservation.domain.Reservation.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationTest {

    private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(300);
    private static final Instant JUST_BEFORE_END = END.minusNanos(1000);

    private final PaymentId payment = new PaymentId(UUID.randomUUID());
    private final PaymentId other = new PaymentId(UUID.randomUUID());
    private final Reservation reservation = Reservation.held(new Reservation.Order(new ReservationId(UUID.randomUUID()), "ann",
            new ConcertId(UUID.randomUUID()), new PerformanceId(UUID.randomUUID()), List.of(8, 7), 1000, "KRW",
            new PassId(UUID.randomUUID())), NOW, Duration.ofMinutes(5));

    @Test
    void runsOutAtTheEndAndNotBefore() {
        assertThat(reservation.hasRunOut(JUST_BEFORE_END)).isFalse();
        assertThat(reservation.hasRunOut(END)).isTrue();
        assertThatThrownBy(() -> reservation.expire(JUST_BEFORE_END)).isInstanceOf(ImpossibleTransition.class);

        reservation.expire(END);

        assertThat(reservation.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(reservation.endReason()).isEqualTo(EndReason.EXPIRED);
        assertThat(reservation.hasRunOut(END)).isFalse();
    }

    @Test
    void isPaidUntilTheEndAndNotAtIt() {
        assertThatThrownBy(() -> reservation.startPayment(payment, END, END)).isInstanceOf(ImpossibleTransition.class);

        reservation.startPayment(payment, END.plusSeconds(30), JUST_BEFORE_END);

        assertThat(reservation.status()).isEqualTo(ReservationStatus.PAYING);
        assertThat(reservation.hasRunOut(END.plusSeconds(1))).isFalse();
        assertThatThrownBy(() -> reservation.startPayment(other, END, NOW)).isInstanceOf(ImpossibleTransition.class);
        assertThatThrownBy(() -> reservation.giveUp(NOW)).isInstanceOf(ImpossibleTransition.class);
    }

    @Test
    void goesTheWholeWayToTheRefund() {
        reservation.startPayment(payment, END, NOW);

        assertThat(reservation.paymentCompleted(payment, NOW)).isEqualTo(Effect.CHANGED);
        assertThat(reservation.paymentCompleted(payment, NOW)).isEqualTo(Effect.NONE);
        assertThat(reservation.status()).isEqualTo(ReservationStatus.CONFIRMED);
        reservation.startCancellation(NOW);
        assertThat(reservation.paymentCompleted(payment, NOW)).isEqualTo(Effect.NONE);
        assertThat(reservation.paymentRefunded(payment, NOW)).isEqualTo(Effect.CHANGED);
        assertThat(reservation.paymentRefunded(payment, NOW)).isEqualTo(Effect.NONE);
        assertThat(reservation.status()).isEqualTo(ReservationStatus.CANCELLED);
        assertThat(reservation.endReason()).isEqualTo(EndReason.REFUNDED);
    }

    @Test
    void isReleasedByAFailedPayment() {
        reservation.startPayment(payment, END, NOW);

        assertThat(reservation.paymentFailed(payment, PaymentFailure.TIMEOUT, NOW)).isEqualTo(Effect.CHANGED);
        assertThat(reservation.paymentFailed(payment, PaymentFailure.TIMEOUT, NOW)).isEqualTo(Effect.NONE);
        assertThat(reservation.paymentCompleted(payment, NOW)).isEqualTo(Effect.STRAY);
        assertThat(reservation.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThat(reservation.paymentFailure()).isEqualTo(PaymentFailure.TIMEOUT);
    }

    @Test
    void anotherPaymentIsNoneOfItsBusiness() {
        assertThat(reservation.paymentCompleted(payment, NOW)).isEqualTo(Effect.STRAY);
        reservation.startPayment(payment, END, NOW);

        assertThat(reservation.paymentCompleted(other, NOW)).isEqualTo(Effect.STRAY);
        assertThat(reservation.paymentFailed(other, PaymentFailure.REJECTED, NOW)).isEqualTo(Effect.NONE);
        assertThat(reservation.paymentRefunded(other, NOW)).isEqualTo(Effect.NONE);
        assertThat(reservation.status()).isEqualTo(ReservationStatus.PAYING);
    }

    @Test
    void refusesWhatItsStateRulesOut() {
        assertThatThrownBy(() -> reservation.startCancellation(NOW)).isInstanceOf(ImpossibleTransition.class);
        reservation.startPayment(payment, END, NOW);
        assertThatThrownBy(() -> reservation.paymentRefunded(payment, NOW)).isInstanceOf(ImpossibleTransition.class);
        reservation.paymentCompleted(payment, NOW);
        assertThatThrownBy(() -> reservation.paymentFailed(payment, PaymentFailure.REJECTED, NOW))
                .isInstanceOf(ImpossibleTransition.class);
    }

    @Test
    void listsItsSeatsAscending() {
        assertThat(reservation.seats()).containsExactly(7, 8);
    }
}
