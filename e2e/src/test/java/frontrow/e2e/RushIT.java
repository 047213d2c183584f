package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Everybody comes at once, on two instances of every service. */
class RushIT {

    private final Api api = SystemUnderTest.shared().api();
    private final Fan operator = Fan.operator(api);

    @Test
    void of200FansAtOneSeatExactlyOneGetsIt() {
        Concert concert = Concert.scheduledBy(operator);
        List<Fan> fans = AtOnce.all(IntStream.range(0, 200)
                .<Supplier<Fan>>mapToObj(i -> () -> Fan.named(api, "fan" + i).admittedTo(concert.concertId()))
                .toList());

        List<Response> answers = AtOnce.all(fans.stream()
                .<Supplier<Response>>map(fan -> () -> fan.hold(concert.performanceId(), 1))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        List<Response> refusals = answers.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(refusals).hasSize(199).allSatisfy(answer -> answer.expectProblem(409, "SEAT_TAKEN"));
    }

    @Test
    @Timeout(240)
    void of2000FansAt50SeatsEverySeatIsSoldOnceAndTheMoneyAddsUp() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 2_000, 10_000));
        List<Supplier<Buyer>> purchases = IntStream.range(1, 2_000)
                .<Supplier<Buyer>>mapToObj(i -> () -> new Buyer(concert, i % 10 == 0).buy())
                .toList();

        List<Buyer> buyers = new ArrayList<>(List.of(new Buyer(concert, true).buy()));
        buyers.addAll(AtOnce.all(purchases));

        List<Buyer> owners = buyers.stream().filter(buyer -> buyer.seat > 0).toList();
        assertThat(owners.stream().map(buyer -> buyer.seat)).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, Concert.SEATS).boxed().toList());
        assertThat(owners).noneMatch(buyer -> buyer.poor);
        assertThat(buyers.stream().filter(buyer -> buyer.paymentsRefused > 0))
                .as("poor fans whose seats came back")
                .isNotEmpty()
                .allMatch(buyer -> buyer.poor);
        assertThat(AtOnce.all(buyers.stream().<Supplier<Boolean>>map(buyer -> buyer::hasTheRightBalance).toList()))
                .doesNotContain(false);
    }

    /** Comes with a full wallet, or one that is a little short, and tries until the seats are sold out. */
    private final class Buyer {

        final boolean poor;
        int seat;
        int paymentsRefused;
        private final Concert concert;
        private final Fan fan;

        Buyer(Concert concert, boolean poor) {
            this.concert = concert;
            this.poor = poor;
            this.fan = Fan.named(api, poor ? "poor" : "rich");
        }

        Buyer buy() {
            fan.charge(wealth());
            fan.admittedTo(concert.concertId());
            while (seat == 0 && paymentsRefused == 0) {
                List<JsonNode> seats = seats();
                List<Integer> free = numbersOf(seats, "FREE");
                if (!free.isEmpty()) {
                    tryToBuy(free.get(ThreadLocalRandom.current().nextInt(free.size())));
                } else if (numbersOf(seats, "SOLD").size() == Concert.SEATS) {
                    break;
                } else {
                    LockSupport.parkNanos(Duration.ofMillis(500 + ThreadLocalRandom.current().nextInt(1_000)).toNanos());
                }
            }
            return this;
        }

        private void tryToBuy(int wanted) {
            Response held = fan.hold(concert.performanceId(), wanted);
            if (held.status() == 409) {
                held.expectProblem(409, "SEAT_TAKEN");
            } else {
                pay(held.expect(201).text("reservationId"), wanted);
            }
        }

        private void pay(String reservation, int wanted) {
            Response paid = fan.pay(reservation, Concert.PRICE);
            if (paid.status() == 402) {
                paymentsRefused++;
            } else {
                paid.expect(200);
                seat = wanted;
            }
        }

        private List<JsonNode> seats() {
            return fan.get("/api/performances/" + concert.performanceId() + "/seats?all=true").expect(200)
                    .body().path("seats").valueStream().toList();
        }

        private static List<Integer> numbersOf(List<JsonNode> seats, String status) {
            return seats.stream()
                    .filter(each -> each.path("status").asString().equals(status))
                    .map(each -> each.path("number").asInt())
                    .toList();
        }

        boolean hasTheRightBalance() {
            return fan.balance() == (seat > 0 ? wealth() - Concert.PRICE : wealth());
        }

        private long wealth() {
            return poor ? Concert.PRICE - 1 : Concert.PRICE;
        }
    }
}
