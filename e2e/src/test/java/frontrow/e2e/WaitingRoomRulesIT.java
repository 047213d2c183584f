package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules of the requirement documents: the token of the waiting room, and who may book. */
class WaitingRoomRulesIT {

    private final Api api = SystemUnderTest.shared().api();
    private final Fan operator = Fan.operator(api);

    @Test
    void aTokenCarriesTheFanAndThePlaceInLine() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan first = Fan.named(api, "first").admittedTo(concert.concertId());
        Fan second = Fan.named(api, "second");
        Fan third = Fan.named(api, "third");

        Response secondPlace = second.join(concert.concertId()).expect(201);
        Response thirdPlace = third.join(concert.concertId()).expect(201);

        assertThat(first.place(concert.concertId()).text("status")).isEqualTo("ACTIVE");
        assertThat(secondPlace.text("status")).isEqualTo("WAITING");
        assertThat(secondPlace.number("position")).isEqualTo(1);
        assertThat(thirdPlace.number("position")).isEqualTo(2);
        assertThat(thirdPlace.number("estimatedWaitSeconds")).isNotNegative();
        assertThat(thirdPlace.number("pollAfterSeconds")).isPositive();
        assertThat(Jwt.claim(thirdPlace.text("token"), "sub")).isEqualTo(third.userId);
    }

    @Test
    void joiningAgainKeepsThePlaceAndTheToken() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan.named(api, "first").admittedTo(concert.concertId());
        Fan fan = Fan.named(api, "fan");
        Response joined = fan.join(concert.concertId()).expect(201);
        Fan.named(api, "later").join(concert.concertId()).expect(201);

        Response again = fan.join(concert.concertId()).expect(200);

        assertThat(again.number("position")).isEqualTo(joined.number("position"));
        assertThat(Jwt.claim(again.text("token"), "jti")).isEqualTo(Jwt.claim(joined.text("token"), "jti"));
    }

    @Test
    void whoIsNotInLineHasNoToken() {
        Concert concert = Concert.scheduledBy(operator);

        Fan.named(api, "stranger").place(concert.concertId()).expectProblem(404, "NOT_IN_LINE");
        Fan.named(api, "stranger").join(UUID.randomUUID()).expectProblem(404, "CONCERT_NOT_FOUND");
    }

    @Test
    void withoutATokenNothingCanBeBooked() {
        Concert concert = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan");

        fan.dates(concert.concertId()).expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.get("/api/performances/" + concert.performanceId() + "/seats").expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.pay(UUID.randomUUID().toString(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
    }

    @Test
    void whoseTurnHasNotComeIsToldToWait() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan.named(api, "first").admittedTo(concert.concertId());
        Fan waiting = Fan.named(api, "waiting");
        waiting.join(concert.concertId());

        Response refused = waiting.hold(concert.performanceId(), 1).expectProblem(429, "NOT_YOUR_TURN");

        assertThat(refused.headers().firstValue("Retry-After").map(Long::parseLong)).hasValueSatisfying(
                seconds -> assertThat(seconds).isPositive());
        waiting.dates(concert.concertId()).expectProblem(429, "NOT_YOUR_TURN");
        waiting.get("/api/performances/" + concert.performanceId() + "/seats").expectProblem(429, "NOT_YOUR_TURN");
        waiting.pay(UUID.randomUUID().toString(), 1).expectProblem(429, "NOT_YOUR_TURN");
    }

    @Test
    void fansAreCalledOneByOneInTheOrderOfTheirPlaces() {
        Concert concert = Concert.scheduledBy(operator, new Concert.Terms(300, 1, 1, 1_000));
        Fan first = Fan.named(api, "first").admittedTo(concert.concertId());
        List<Place> line = AtOnce.all(IntStream.range(0, 12)
                .<Supplier<Place>>mapToObj(i -> () -> placeOf(Fan.named(api, "fan" + i), concert))
                .toList());
        List<Fan> inOrder = line.stream().sorted(Comparator.comparingLong(Place::position)).map(Place::fan).toList();

        assertThat(line.stream().map(Place::position)).doesNotHaveDuplicates();
        Fan active = first;
        for (int next = 0; next < inOrder.size(); next++) {
            active.delete("/api/queues/" + concert.concertId() + "/tokens/me").expect(204);
            active = inOrder.get(next).awaitPass(concert.concertId());
            for (int behind = next + 1; behind < inOrder.size(); behind++) {
                assertThat(inOrder.get(behind).place(concert.concertId()).text("status")).isEqualTo("WAITING");
            }
        }
    }

    private record Place(Fan fan, long position) {}

    private static Place placeOf(Fan fan, Concert concert) {
        return new Place(fan, fan.join(concert.concertId()).expect(201).number("position"));
    }

    @Test
    void anotherFansPassOpensNothing() {
        Concert concert = Concert.scheduledBy(operator);
        Fan admitted = Fan.named(api, "admitted").admittedTo(concert.concertId());
        Fan thief = Fan.named(api, "thief").showing(admitted.queueToken());

        thief.hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
    }

    @Test
    void aPassOpensNoOtherConcert() {
        Concert concert = Concert.scheduledBy(operator);
        Concert other = Concert.scheduledBy(operator);
        Fan fan = Fan.named(api, "fan").charge(Concert.PRICE).admittedTo(concert.concertId());
        String passOfConcert = fan.queueToken();
        String reservation = fan.admittedTo(other.concertId()).hold(other.performanceId(), 1).expect(201).text("reservationId");
        fan.showing(passOfConcert);

        fan.dates(other.concertId()).expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.get("/api/performances/" + other.performanceId() + "/seats").expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.hold(other.performanceId(), 2).expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.pay(reservation, Concert.PRICE).expectProblem(401, "QUEUE_TOKEN_INVALID");
    }
}
