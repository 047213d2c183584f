package frontrow.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import frontrow.events.Topics;
import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.reservation.ConcertScheduled;
import frontrow.messaging.codec.EventCodec;
import frontrow.reservation.ReservationServer.Reply;
import frontrow.reservation.ReservationServer.Show;
import frontrow.rest.demo.DemoTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestIT {

    private static final ReservationServer server = ReservationServer.shared();
    private static final Show show = server.show(3, 300);

    @Test
    void everybodySeesTheConcertsAndTheListIsBounded() {
        server.show(1, 300);

        Reply first = server.call("GET", "/api/concerts?limit=1", null, Map.of(), null);
        Reply second = server.call("GET", "/api/concerts?limit=1&after=" + first.text("next"), null, Map.of(), null);

        assertThat(first.body().required("concerts").size()).isEqualTo(1);
        assertThat(second.body().required("concerts").get(0).required("concertId").asString()).isLessThan(first.text("next"));
        assertThat(server.call("GET", "/api/concerts?limit=201", null, Map.of(), null).status()).isEqualTo(400);
    }

    @Test
    void schedulingTellsTheWaitingRoom() {
        Show scheduled = server.show(2, 60);

        try (Topic topic = new Topic(Topics.RESERVATION, server.bean(EventCodec.class))) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !topic.said(scheduled.concert()).isEmpty());
            assertThat(topic.said(scheduled.concert())).singleElement().isInstanceOfSatisfying(ConcertScheduled.class, said -> {
                assertThat(said.getMaxSeats()).isEqualTo(2);
                assertThat(said.getHoldSeconds()).isEqualTo(60);
                assertThat(said.getCapacity()).isEqualTo(500);
                assertThat(said.getPerformances().getFirst().getSections().getFirst().getLastSeat()).isEqualTo(50);
            });
        }
    }

    @Test
    void datesCountTheFreeSeats() {
        Show another = server.show(3, 300);
        server.hold("ann", another, 1, 2);

        Reply dates = server.fan("bob", "GET", "/api/concerts/" + another.concert() + "/dates",
                server.pass("bob", another.concert()),
                null);

        assertThat(dates.text("name")).isEqualTo("Demo");
        assertThat(dates.body().required("dates").get(0).required("freeSeats").asInt()).isEqualTo(48);
        assertThat(dates.body().required("dates").get(0).required("performanceId").asString())
                .isEqualTo(another.performance().toString());
    }

    @Test
    void seatsAreListedFreeOnesFirstToLastAndNotSentTwice() {
        Show another = server.show(3, 300);
        server.hold("ann", another, 2, 50);

        Reply free = server.seats("bob", another, "");
        Reply all = server.seats("bob", another, "?all=true");
        String etag = free.response().headers().firstValue("ETag").orElseThrow();
        Map<String, String> ifNoneMatch = Map.of("If-None-Match", etag, "Queue-Token", server.pass("bob", another.concert()));
        String path = "/api/performances/" + another.performance() + "/seats";
        String bearer = server.bean(DemoTokens.class).issue("bob", false);

        assertThat(free.body().required("seats").size()).isEqualTo(48);
        assertThat(free.body().required("seats").get(1).toString())
                .isEqualTo("{\"number\":3,\"section\":\"Floor\",\"price\":1000}");
        assertThat(all.body().required("seats").size()).isEqualTo(50);
        assertThat(all.body().required("seats").get(1).required("status").asString()).isEqualTo("HELD");
        assertThat(all.body().required("seats").get(2).required("status").asString()).isEqualTo("FREE");
        assertThat(server.call("GET", path, bearer, ifNoneMatch, null).status()).isEqualTo(304);
        server.hold("bob", another, 3);
        assertThat(server.call("GET", path, bearer, ifNoneMatch, null).status()).isEqualTo(200);
    }

    @Test
    void operatorsSeeAllSeatsWithoutAPassAndFansDoNot() {
        Show another = server.show(3, 300);
        server.hold("ann", another, 2);
        String path = "/api/admin/performances/" + another.performance() + "/seats";

        Reply seats = server.operator("GET", path, null);

        assertThat(seats.body().required("seats").size()).isEqualTo(50);
        assertThat(seats.body().required("seats").get(1).required("status").asString()).isEqualTo("HELD");
        assertThat(server.operator("GET", "/api/admin/performances/" + UUID.randomUUID() + "/seats", null).status())
                .isEqualTo(404);
        assertThat(server.fan("ann", "GET", path, server.pass("ann", another.concert()), null).status()).isEqualTo(403);
    }

    @Test
    void withoutAGoodPassNobodyGetsIn() {
        String dates = "/api/concerts/" + show.concert() + "/dates";
        Instant later = Instant.now().plusSeconds(60);

        assertThat(server.fan("ann", "GET", dates, null, null)).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("QUEUE_TOKEN_INVALID");
        });
        assertThat(server.fan("ann", "GET", dates, "garbage", null).code()).isEqualTo("QUEUE_TOKEN_INVALID");
        assertThat(server.fan("ann", "GET", dates, server.pass("bob", show.concert()), null).code())
                .isEqualTo("QUEUE_TOKEN_INVALID");
        assertThat(server.fan("ann", "GET", dates, server.pass("ann", UUID.randomUUID()), null).code())
                .isEqualTo("QUEUE_TOKEN_INVALID");
        assertThat(server.fan("ann", "GET", dates,
                server.room().pass("ann", show.concert(), UUID.randomUUID(), Instant.now().minusSeconds(1)), null).code())
                .isEqualTo("QUEUE_TOKEN_EXPIRED");
        assertThat(server.fan("ann", "GET", dates, server.room().place("ann", show.concert(), later), null)).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.code()).isEqualTo("NOT_YOUR_TURN");
            assertThat(reply.response().headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(server.call("GET", dates, null, Map.of("Queue-Token", server.pass("ann", show.concert())), null).status())
                .isEqualTo(401);
    }

    @Test
    void aPassThatTheRoomHasEndedIsOverButItsHoldStaysPayable() {
        Show another = server.show(1, 300);
        UUID reservation = server.hold("ann", another, 1).id("reservationId");
        try (Topic topic = new Topic(Topics.QUEUE, server.bean(EventCodec.class))) {
            topic.say(another.concert(), AdmissionEnded.newBuilder().setConcertId(another.concert()).setUserId("ann")
                    .setToken(UUID.randomUUID()).setPassId(server.passId("ann", another.concert()))
                    .setReason(AdmissionEndReason.EXPIRED)
                    .setAt(Instant.now()).build());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> server.seats("ann", another, "").code().equals("QUEUE_TOKEN_EXPIRED"));

        assertThat(server.hold("ann", another, 2).code()).isEqualTo("QUEUE_TOKEN_EXPIRED");
        assertThat(server.pay("ann", another, reservation, 1000, Map.of()).status()).isEqualTo(202);
    }

    @Test
    void onlyOperatorsScheduleAndOnlyWhatIsPossible() {
        String section = "{\"name\": \"A\", \"firstSeat\": 1, \"lastSeat\": 9, \"price\": 5}";
        String plan = "{\"name\": \"X\", \"performances\": [{\"startsAt\": \"2099-01-01T00:00:00Z\", \"sections\": [%s]}]}";
        assertThat(server.fan("ann", "POST", "/api/admin/concerts", null, plan.formatted(section)).status()).isEqualTo(403);
        assertThat(server.operator("POST", "/api/admin/concerts", plan.formatted(section)).status()).isEqualTo(201);
        for (String wrong : List.of(plan.formatted(""), plan.formatted(section + "," + section.replace("A", "B")),
                plan.formatted(section.replace("5", "0")), plan.formatted(section).replace("2099", "1999"),
                plan.formatted(section.replace("9", "2000000000")), plan.formatted(section).replace("\"X\"", "\" \""))) {
            Reply reply = server.operator("POST", "/api/admin/concerts", wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("CONCERT_INVALID");
        }
        assertThat(server.operator("POST", "/api/admin/concerts", plan.formatted("null")).status()).isEqualTo(400);
    }
}
