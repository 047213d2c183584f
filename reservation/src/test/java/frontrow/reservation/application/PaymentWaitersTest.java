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
            waiters.ended(reservation, new Outcome.Confirmed());

            assertThat(one.outcome()).isCompletedWithValue(new Outcome.Confirmed());
            assertThat(other.outcome()).isCompletedWithValue(new Outcome.Confirmed());
        }
    }

    @Test
    void oneWhoGivesUpLeavesTheOthersWaiting() {
        try (Waiter one = waiters.register(reservation).orElseThrow()) {
            waiters.register(reservation).orElseThrow().close();
            waiters.ended(reservation, new Outcome.Released(null));

            assertThat(one.outcome()).isCompletedWithValue(new Outcome.Released(null));
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

        assertThat(waiter.outcome()).isCompletedWithValue(new Outcome.Unknown());
        assertThat(waiters.register(new ReservationId(UUID.randomUUID()))).isEmpty();
    }
}
