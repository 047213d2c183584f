package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The log of a line is read by its rules: what has no effect is no place, no admission and no end. */
class LineTest {

    private static final UUID CONCERT = new UUID(0, 1);
    private static final UUID MINA = new UUID(0, 2);
    private static final UUID AGAIN = new UUID(0, 3);
    private static final UUID JUN = new UUID(0, 4);
    private static final UUID PASS = new UUID(0, 5);

    private final Line line = new Line();
    private int second;

    @Test
    void keepsThePlacesInOrderAndTheFirstOfOneFan() {
        apply(joined("mina", MINA), joined("jun", JUN), joined("mina", AGAIN));

        assertThat(line.places()).containsExactly(Place.joined(MINA.toString(), "mina", at(1)),
                Place.joined(JUN.toString(), "jun", at(2)));
    }

    @Test
    void admitsTheHeadOfTheLineOnly() {
        apply(joined("mina", MINA), joined("jun", JUN), admitted("jun", JUN), admitted("mina", MINA), admitted("mina", MINA));

        assertThat(line.places()).extracting(Place::outOfLine).containsExactly(at(4), Instant.MAX);
        assertThat(line.places()).extracting(Place::wasAdmitted).containsExactly(true, false);
    }

    @Test
    void aPassIsGoodUntilItLapsesAndOnceClaimedUntilItExpires() {
        apply(joined("mina", MINA), admitted("mina", MINA));
        assertThat(line.places()).extracting(Place::goodUntil).containsExactly(at(60));

        apply(PassClaimed.newBuilder().setConcertId(CONCERT).setUserId("mina").setToken(MINA).setPassId(PASS).setAt(at(3))
                .build());
        assertThat(line.places()).extracting(Place::goodUntil).containsExactly(at(600));
    }

    @Test
    void whoEndedCanJoinAgainAndMayStillHaveBought() {
        apply(joined("mina", MINA), admitted("mina", MINA), ended(AdmissionEndReason.LAPSED), joined("mina", AGAIN));
        assertThat(line.places()).extracting(Place::end).containsExactly("LAPSED", "");

        apply(ended(AdmissionEndReason.EXPIRED));
        assertThat(line.places()).extracting(Place::end).containsExactly("LAPSED", "");

        apply(ended(AdmissionEndReason.PURCHASED));
        assertThat(line.places()).extracting(Place::end).containsExactly("PURCHASED", "");
    }

    @Test
    void leavingGivesUpThePlaceOrThePassThatItNames() {
        apply(joined("mina", MINA), joined("jun", JUN), left("jun", JUN, null), admitted("mina", MINA), left("mina", MINA, null));
        assertThat(line.places()).extracting(Place::end).containsExactly("", Place.LEFT);
        assertThat(line.places()).extracting(Place::outOfLine).containsExactly(at(4), at(3));

        apply(left("mina", MINA, PASS));
        assertThat(line.places()).extracting(Place::end).containsExactly(Place.LEFT, Place.LEFT);
    }

    private void apply(SpecificRecord... events) {
        for (SpecificRecord event : events) {
            line.apply(event, at(++second));
        }
    }

    private static FanJoined joined(String fan, UUID token) {
        return FanJoined.newBuilder().setConcertId(CONCERT).setUserId(fan).setToken(token).setAt(at(0)).build();
    }

    private static FanAdmitted admitted(String fan, UUID token) {
        return FanAdmitted.newBuilder().setConcertId(CONCERT).setUserId(fan).setToken(token).setPassId(PASS)
                .setClaimBy(at(60)).setExpiresAt(at(600)).setAt(at(0)).build();
    }

    private static FanLeft left(String fan, UUID token, @Nullable UUID pass) {
        return FanLeft.newBuilder().setConcertId(CONCERT).setUserId(fan).setToken(token).setPassId(pass).setAt(at(0)).build();
    }

    private static AdmissionEnded ended(AdmissionEndReason reason) {
        return AdmissionEnded.newBuilder().setConcertId(CONCERT).setUserId("mina").setToken(MINA).setPassId(PASS)
                .setReason(reason).setAt(at(70)).build();
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
