package frontrow.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.PassClaimed;
import frontrow.queue.QueueInstance.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineIT extends OneQueue {

    @Test
    void aFanJoinsOnceAndKeepsThePlace() {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");
        queue.join(concertId, "ann");

        Answer first = queue.join(concertId, "bob");
        Answer again = queue.join(concertId, "bob");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.response().headers().firstValue("Location")).hasValue("/api/queues/" + concertId + "/tokens/me");
        assertThat(first.text("status")).isEqualTo("WAITING");
        assertThat(first.number("position")).isEqualTo(2);
        assertThat(first.number("pollAfterSeconds")).isPositive();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(queue.mine(concertId, "bob").body()).isEqualTo(first.body());
    }

    @Test
    void thePassIsSignedWithThePublishedKeyAndClaimedOnce() throws Exception {
        UUID concertId = aConcert(1);
        Answer joined = queue.join(concertId, "ann");
        awaitStatus(concertId, "ann", "ACTIVE");

        Answer active = queue.mine(concertId, "ann");

        JWTClaimsSet pass = verified(active.text("pass"));
        assertThat(pass.getIssuer()).isEqualTo("frontrow-queue");
        assertThat(pass.getAudience()).containsExactly(concertId.toString());
        assertThat(pass.getSubject()).isEqualTo("ann");
        assertThat(pass.getStringClaim("typ_use")).isEqualTo("pass");
        assertThat(active.text("expiresAt")).startsWith(pass.getExpirationTime().toInstant().toString().substring(0, 19));
        JWTClaimsSet place = verified(joined.text("token"));
        assertThat(place.getStringClaim("typ_use")).isEqualTo("place");
        assertThat(place.getJWTID())
                .isEqualTo(ofType(concertId, FanJoined.class).findFirst().orElseThrow().getToken().toString());
        await().until(() -> ofType(concertId, PassClaimed.class).count() == 1);
        for (int poll = 0; poll < 5; poll++) {
            assertThat(queue.mine(concertId, "ann").text("pass")).isEqualTo(active.text("pass"));
        }
        assertThat(ofType(concertId, PassClaimed.class)).singleElement().extracting(event -> event.getPassId().toString())
                .isEqualTo(pass.getJWTID());
    }

    @Test
    void aPurchaseFinishesThePassOnceAndLetsTheNextIn() throws Exception {
        UUID concertId = aConcert(1);
        queue.join(concertId, "ann");
        queue.join(concertId, "bob");
        awaitStatus(concertId, "ann", "ACTIVE");
        UUID passId = UUID.fromString(verified(queue.mine(concertId, "ann").text("pass")).getJWTID());

        topic.confirmed(concertId, "ann", passId);
        topic.confirmed(concertId, "ann", passId);

        awaitStatus(concertId, "ann", "FINISHED");
        awaitStatus(concertId, "bob", "ACTIVE");
        assertThat(queue.room(concertId).number("purchasedTotal")).isEqualTo(1);
        assertThat(queue.join(concertId, "ann").number("position")).as("again, at the end").isEqualTo(1);
    }

    @Test
    void thePassLapsesUnlessItIsSeen() {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");
        queue.join(concertId, "ann");

        queue.change(concertId, "{\"state\":\"OPEN\"}");

        await().until(() -> queue.room(concertId).number("lapsedTotal") == 1);
        assertThat(queue.mine(concertId, "ann").text("status")).isEqualTo("EXPIRED");
    }

    @Test
    void whoLeavesIsNotInLineAndThoseBehindMoveUp() {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");
        queue.join(concertId, "ann");
        queue.join(concertId, "bob");

        assertThat(queue.leave(concertId, "ann").status()).isEqualTo(204);

        assertThat(queue.mine(concertId, "bob").number("position")).isEqualTo(1);
        assertThat(queue.mine(concertId, "ann").text("code")).isEqualTo("NOT_IN_LINE");
        assertThat(queue.leave(concertId, "ann").status()).isEqualTo(404);
    }
}
