package frontrow.reservation.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.reservation.application.PaymentWaiters.Outcome;
import frontrow.reservation.application.PaymentWaiters.Waiter;
import frontrow.reservation.domain.ReservationId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentWaitersTest {

    private final PaymentWaiters waiters = new PaymentWaiters(2);
    private final ReservationId reservation = new ReservationId(UUID.randomUUID());

    @Test
    void wakesEverybodyWhoWaits() {
        try (Waiter one = waiters.register(reservation).orElseThrow();
                Waiter other = waiters.register(reservation).orElseThrow()) {
            waiters.ended(reservation, Outcome.CONFIRMED);

            assertThat(one.outcome()).isCompletedWithValue(Outcome.CONFIRMED);
            assertThat(other.outcome()).isCompletedWithValue(Outcome.CONFIRMED);
        }
    }

    @Test
    void oneWhoGivesUpLeavesTheOthersWaiting() {
        try (Waiter one = waiters.register(reservation).orElseThrow()) {
            waiters.register(reservation).orElseThrow().close();
            waiters.ended(reservation, Outcome.RELEASED);

            assertThat(one.outcome()).isCompletedWithValue(Outcome.RELEASED);
        }
    }

    @Test
    void refusesMoreThanTheLimitAndTakesNewOnesAfterwards() {
        Waiter one = waiters.register(reservation).orElseThrow();
        Waiter other = waiters.register(new ReservationId(UUID.randomUUID())).orElseThrow();

        assertThat(waiters.register(new ReservationId(UUID.randomUUID()))).isEmpty();
        one.close();
        assertThat(waiters.register(new ReservationId(UUID.randomUUID()))).isPresent();
        other.close();
    }

    @Test
    void whoWaitsIsAnsweredWhenTheServiceStopsAndNobodyWaitsAfterThat() {
        Waiter waiter = waiters.register(reservation).orElseThrow();

        waiters.stop();

        assertThat(waiter.outcome()).isCompletedWithValue(Outcome.UNKNOWN);
        assertThat(waiters.register(new ReservationId(UUID.randomUUID()))).isEmpty();
    }
}
