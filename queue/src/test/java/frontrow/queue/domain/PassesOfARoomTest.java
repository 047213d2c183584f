package frontrow.queue.domain;

import static frontrow.queue.domain.RoomDriver.aRoomFor;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PassesOfARoomTest {

    private final RoomDriver room = aRoomFor(2);

    @Test
    void anUnclaimedPassLapsesAfterTheClaimWindow() {
        room.join("ann");
        room.admit();

        room.later(Duration.ofSeconds(RoomDriver.CLAIM_SECONDS));
        assertThat(room.standing("ann")).as("is not shown any more").isInstanceOf(Standing.Ended.class);
        assertThat(room.endPasses()).as("a claim may still be under way").isEmpty();

        room.later(Pass.CLAIM_GRACE);
        assertThat(room.endPasses()).extracting("reason").containsExactly(AdmissionEndReason.LAPSED);
        assertThat(room.room.counts().active()).isZero();
    }

    @Test
    void aClaimedPassLivesUntilItExpires() {
        room.join("ann");
        room.admit();
        assertThat(room.claim("ann")).isTrue();
        assertThat(room.claim("ann")).as("once").isFalse();

        room.later(Duration.ofSeconds(RoomDriver.PASS_SECONDS).minusMillis(1));
        assertThat(room.endPasses()).isEmpty();
        assertThat(room.pass("ann").claimed()).isTrue();

        room.later(Duration.ofMillis(1));
        assertThat(room.endPasses()).extracting("reason").containsExactly(AdmissionEndReason.EXPIRED);
        assertThat(room.standing("ann")).isInstanceOf(Standing.Ended.class);
    }

    @Test
    void aPurchaseEndsThePassAndMakesRoom() {
        room.join("ann", "bob", "cid");
        room.admit();

        room.purchase("ann", room.pass("ann").passId());

        assertThat(((Standing.Ended) room.standing("ann")).bought()).isTrue();
        assertThat(room.admit()).containsExactly("cid");
    }

    @Test
    void whoBoughtAfterThePassRanOutHasBought() {
        room.join("ann");
        room.admit();
        UUID passId = room.pass("ann").passId();
        room.claim("ann");
        room.later(Duration.ofSeconds(RoomDriver.PASS_SECONDS)).endPasses();

        assertThat(room.purchase("ann", passId)).isTrue();
        assertThat(room.purchase("ann", passId)).as("once").isFalse();

        assertThat(((Standing.Ended) room.standing("ann")).bought()).isTrue();
    }

    @Test
    void theEndOfAPassThatIsNotActiveIsIgnored() {
        UUID ann = room.join("ann");

        assertThat(room.end("ann", ann, AdmissionEndReason.EXPIRED)).as("waits").isFalse();
        room.admit();
        assertThat(room.end("ann", ann, AdmissionEndReason.EXPIRED)).isTrue();
        assertThat(room.end("ann", ann, AdmissionEndReason.LAPSED)).as("twice").isFalse();

        assertThat(room.room.counts().expiredTotal()).isEqualTo(1);
        assertThat(room.room.counts().lapsedTotal()).isZero();
    }

    @Test
    void whosePassEndedJoinsAtTheEnd() {
        room.join("ann", "bob", "cid");
        room.admit();
        room.purchase("ann", room.pass("ann").passId());

        room.join("ann");

        assertThat(room.position("cid")).isEqualTo(1);
        assertThat(room.position("ann")).isEqualTo(2);
    }

    @Test
    void leavingWithAPassMakesRoomOnlyIfThePassIsNamed() {
        UUID ann = room.join("ann");
        room.admit();
        FanLeft place = FanLeft.newBuilder().setConcertId(RoomDriver.CONCERT).setUserId("ann").setToken(ann).setAt(room.now)
                .build();

        assertThat(room.apply(place)).as("left the line, but is in").isFalse();
        assertThat(room.leave("ann")).isTrue();

        assertThat(room.room.counts().active()).isZero();
        assertThat(room.unknown("ann")).isTrue();
    }

    @Test
    void aLateLeaveOfAnEarlierPlaceIsIgnored() {
        UUID first = room.join("ann");
        room.leave("ann");
        room.join("ann");

        FanLeft late = FanLeft.newBuilder().setConcertId(RoomDriver.CONCERT).setUserId("ann").setToken(first).setAt(room.now)
                .build();

        assertThat(room.apply(late)).isFalse();
        assertThat(room.position("ann")).isEqualTo(1);
    }

    @Test
    void onlySoManyOutcomesAreRemembered() {
        RoomDriver large = aRoomFor(1_000_000, 1_000_000);
        for (int fan = 0; fan <= Outcomes.FANS_MAX; fan++) {
            UUID token = large.join("fan" + fan);
            large.apply(large.admission("fan" + fan, token));
            large.end("fan" + fan, token, AdmissionEndReason.PURCHASED);
        }

        assertThat(large.unknown("fan0")).isTrue();
        assertThat(large.standing("fan1")).isInstanceOf(Standing.Ended.class);
    }

    @Test
    void aJoinIsIgnoredWhileThePassIsActive() {
        room.join("ann");
        room.admit();

        assertThat(room.apply(FanJoined.newBuilder().setConcertId(RoomDriver.CONCERT).setUserId("ann").setToken(new UUID(1, 1))
                .setAt(room.now).build())).isFalse();

        assertThat(room.standing("ann")).isInstanceOf(Standing.Active.class);
    }
}
