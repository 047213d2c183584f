package frontrow.queue.application;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.FanAdmitted;
import frontrow.queue.domain.Standing;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeadRoomsTest extends OneInstance {

    @Test
    void admitsWhileThereIsRoom() {
        openRoom(2);
        join("ann");
        join("bob");
        join("cid");

        lead();

        assertThat(log.ofType(FanAdmitted.class)).extracting(FanAdmitted::getUserId).containsExactly("ann", "bob");
        assertThat(standing("cid")).isInstanceOf(Standing.Waiting.class);
    }

    @Test
    void appendsNothingTwiceWhileTheReplicaLags() {
        openRoom(2);
        join("ann");
        log.lag();
        AtomicInteger roundsOver = new AtomicInteger();

        leader.lead(room(), over -> roundsOver.incrementAndGet());
        leader.lead(room(), over -> roundsOver.incrementAndGet());

        assertThat(log.ofType(FanAdmitted.class)).hasSize(1);
        assertThat(roundsOver).hasValue(0);
        log.catchUp();
        assertThat(roundsOver).hasValue(1);
    }

    @Test
    void triesAgainAfterAFailedRound() {
        openRoom(2);
        join("ann");
        log.fail(1);
        lead();
        assertThat(standing("ann")).isInstanceOf(Standing.Waiting.class);

        lead();

        assertThat(standing("ann")).isInstanceOf(Standing.Active.class);
    }

    @Test
    void doesNothingForALineThatAnotherLeads() {
        openRoom(2);
        join("ann");

        new LeadRooms(partition -> false, log, clock, 10).lead(room(), over -> {});

        assertThat(log.ofType(FanAdmitted.class)).isEmpty();
    }

    @Test
    void twoLeadersAtOnceAdmitNobodyTwiceAndNotTooMany() {
        openRoom(2);
        join("ann");
        join("bob");
        join("cid");
        LeadRooms slow = new LeadRooms(partition -> true, new Interleaved(log, () -> {
            room().endRound();
            lead();
        }), clock, 10);

        slow.lead(room(), over -> {});

        assertThat(log.ofType(FanAdmitted.class)).hasSize(4);
        assertThat(counts().active()).isEqualTo(2);
        assertThat(counts().admittedTotal()).isEqualTo(2);
        assertThat(log.ofType(FanAdmitted.class).stream().map(FanAdmitted::getPassId).distinct()).as("one pass a fan").hasSize(2);
    }
}
