package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of everything at once, in the middle of 200 purchases. */
class KillIT {

    private static final int FANS = 200;
    private static final int PAYMENTS_BEFORE_THE_KILL = 60;
    /** So that the kill meets purchases in every step, and some that have not begun. */
    private static final Semaphore AT_A_TIME = new Semaphore(16);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    @Timeout(300)
    void afterAKillEveryAcceptedPaymentEndsNothingIsSoldTwiceAndNoMoneyIsLost(@TempDir Path dataDirectory) {
        try (LocalProcess local = new LocalProcess(dataDirectory)) {
            Api api = local.api();
            Concert concert = Concert.scheduledBy(Fan.operator(api), new Concert.Terms(300, 1, 1_000, 10_000), FANS);
            CountDownLatch untilTheKill = new CountDownLatch(PAYMENTS_BEFORE_THE_KILL);
            List<Purchase> purchases = AtOnce.all(IntStream.rangeClosed(1, FANS)
                    .<Supplier<Purchase>>mapToObj(seat -> () -> new Purchase(api, concert, seat))
                    .toList());

            Thread killer = Thread.ofVirtual().start(() -> killAfter(untilTheKill, local));
            AtOnce.all(purchases.stream()
                    .<Supplier<Boolean>>map(purchase -> () -> purchase.holdAndPay(untilTheKill))
                    .toList());
            joined(killer);
            assertThat(purchases.stream().filter(purchase -> !purchase.paymentAccepted)).as("cut off").isNotEmpty();
            local.startAgain();

            List<Purchase> accepted = purchases.stream().filter(purchase -> purchase.paymentAccepted).toList();
            assertThat(accepted).hasSizeGreaterThanOrEqualTo(PAYMENTS_BEFORE_THE_KILL);
            accepted.forEach(purchase -> await().atMost(PATIENCE).until(purchase::hasEnded));
            AtOnce.all(purchases.stream().<Supplier<Boolean>>map(purchase -> purchase::finish).toList());

            Fan rival = Fan.named(api, "rival").admittedTo(concert.concertId());
            assertThat(AtOnce.all(purchases.stream().<Supplier<Owned>>map(purchase -> purchase::owned).toList()))
                    .allSatisfy(owned -> assertThat(owned.balance())
                            .as("balance of the owner of seats %s", owned.seats())
                            .isEqualTo(Concert.PRICE * (3 - owned.seats().size())))
                    .flatExtracting(Owned::seats)
                    .doesNotHaveDuplicates()
                    .isNotEmpty()
                    .allSatisfy(seat -> rival.hold(concert.performanceId(), seat).expectProblem(409, "SEAT_TAKEN"));
        }
    }

    /** What a fan has in the end. */
    private record Owned(List<Integer> seats, long balance) {}

    private static void killAfter(CountDownLatch latch, LocalProcess local) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).as("enough payments before the kill").isTrue();
            local.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One fan's purchase of a seat that nobody else wants, with every answer remembered. */
    private static final class Purchase {

        final Fan fan;
        private final Concert concert;
        private final int seat;
        @Nullable
        String reservation;
        boolean paymentAccepted;

        Purchase(Api api, Concert concert, int seat) {
            this.concert = concert;
            this.seat = seat;
            this.fan = Fan.named(api, "fan" + seat).charge(3 * Concert.PRICE).admittedTo(concert.concertId());
        }

        /** @return whether the payment was accepted before the system was gone */
        boolean holdAndPay(CountDownLatch untilTheKill) {
            AT_A_TIME.acquireUninterruptibly();
            try {
                reservation = fan.hold(concert.performanceId(), seat).expect(201).text("reservationId");
                pay();
                paymentAccepted = true;
                untilTheKill.countDown();
                return true;
            } catch (UncheckedIOException cutOff) {
                return false;
            } finally {
                AT_A_TIME.release();
            }
        }

        private void pay() {
            fan.send("POST", "/api/reservations/" + reservation + "/payment", Map.of("amount", Concert.PRICE),
                    Map.of("Idempotency-Key", "pay-" + seat)).expect(202);
        }

        boolean hasEnded() {
            return List.of("CONFIRMED", "RELEASED").contains(fan.reservationStatus(String.valueOf(reservation)));
        }

        /** Whoever was cut off in the middle comes back: pays what is held, under the key of the first try. */
        boolean finish() {
            for (var each : fan.get("/api/reservations").expect(200).body().path("reservations").valueStream().toList()) {
                reservation = each.path("reservationId").asString();
                if (each.path("status").asString().equals("HELD")) {
                    pay();
                }
                await().atMost(PATIENCE).until(this::hasEnded);
            }
            return true;
        }

        Owned owned() {
            List<Integer> seats = fan.get("/api/reservations").expect(200).body().path("reservations").valueStream()
                    .filter(each -> each.path("status").asString().equals("CONFIRMED"))
                    .flatMap(each -> each.path("seats").valueStream())
                    .map(number -> number.asInt())
                    .toList();
            return new Owned(seats, fan.balance());
        }
    }
}
