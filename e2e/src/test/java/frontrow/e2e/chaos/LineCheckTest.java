package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.e2e.chaos.EndState.Payment;
import frontrow.e2e.chaos.EndState.Reservation;
import frontrow.e2e.chaos.History.Entry;
import frontrow.e2e.chaos.History.Operation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every contradiction between what fans were told of their places and the log of the line is found. */
class LineCheckTest {

    /** Mina joins in second 1, Jun in second 2; they are let in in seconds 5 and 6; Mina buys. */
    private static final Place MINA = Place.joined("m", "mina", at(1)).admitted(at(5), at(20)).goodUntil(at(90))
            .ended("PURCHASED", at(8), at(8));
    private static final Place JUN = Place.joined("j", "jun", at(2)).admitted(at(6), at(21));
    private static final List<Entry> HISTORY = List.of(join("mina", 0, 1, 201, "WAITING", "m", 1),
            join("jun", 1, 0, 0, "", "", 0), join("jun", 2, 3, 200, "WAITING", "j", 2),
            place("jun", 5, "WAITING", "j", 1), place("mina", 6, "ACTIVE", "m", 0), place("jun", 7, "ACTIVE", "j", 0),
            place("mina", 9, "FINISHED", "m", 0));

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(found(HISTORY, MINA, JUN)).isEmpty();
    }

    @Test
    void findsAPlaceThatWasToldAndIsNotThere() {
        assertThat(found(HISTORY, MINA)).anyMatch(one -> one.startsWith("The place is lost") && one.contains("status=200"));
        assertThat(found(HISTORY, JUN)).anyMatch(one -> one.startsWith("The place is lost") && one.contains("status=201"));
    }

    @Test
    void findsAPlaceThatIsAnothers() {
        assertThat(found(HISTORY, MINA, Place.joined("j", "mina", at(2)).admitted(at(6), at(21))))
                .anyMatch(one -> one.startsWith("The place is Place[id=j, fan=mina"));
    }

    @Test
    void findsAPlaceThatWasToldBeforeItWasThere() {
        assertThat(found(HISTORY, MINA, Place.joined("j", "jun", at(4)).admitted(at(6), at(21))))
                .anyMatch(one -> one.startsWith("The place is Place[id=j"));
    }

    @Test
    void findsWhoAskedLaterAndIsBefore() {
        List<Entry> history = List.of(join("mina", 0, 1, 201, "WAITING", "m", 1), join("jun", 2, 3, 201, "WAITING", "j", 1));

        assertThat(found(history, Place.joined("j", "jun", at(1)), Place.joined("m", "mina", at(1))))
                .anyMatch(one -> one.contains("asked later and is before") && one.startsWith("Place[id=j"));
    }

    @Test
    void findsAPositionThatThePlaceNeverHadOrNotYet() {
        assertThat(found(List.of(HISTORY.getFirst(), join("jun", 2, 3, 201, "WAITING", "j", 3)), MINA, JUN))
                .anyMatch(one -> one.startsWith("The position was from 2 to 2"));
        assertThat(found(List.of(HISTORY.getFirst(), join("jun", 2, 3, 201, "WAITING", "j", 1)), MINA, JUN))
                .anyMatch(one -> one.startsWith("The position was from 2 to 2"));
        assertThat(found(List.of(HISTORY.getFirst(), join("jun", 2, 6, 201, "WAITING", "j", 0)), MINA, JUN))
                .anyMatch(one -> one.startsWith("The position was from 2 to 1"));
    }

    @Test
    void findsWhoIsToldToBeInAndIsNot() {
        assertThat(found(HISTORY, MINA, Place.joined("j", "jun", at(2))))
                .anyMatch(one -> one.startsWith("The place was not that far") && one.contains("said=ACTIVE"));
        assertThat(found(HISTORY, MINA, Place.joined("j", "jun", at(2)).admitted(at(8), at(21))))
                .anyMatch(one -> one.startsWith("The place was not that far") && one.contains("said=ACTIVE"));
        assertThat(found(HISTORY, MINA, Place.joined("j", "jun", at(2)).ended(Place.LEFT, at(4), at(4))))
                .anyMatch(one -> one.startsWith("The place was not that far") && one.contains("said=ACTIVE"));
        assertThat(found(HISTORY, Place.joined("m", "mina", at(1)).admitted(at(5), at(20)), JUN))
                .anyMatch(one -> one.startsWith("The place was not that far") && one.contains("said=FINISHED"));
    }

    @Test
    void findsAPlaceThatNobodyAskedFor() {
        assertThat(found(HISTORY, MINA, JUN, Place.joined("s", "sora", at(3))))
                .anyMatch(one -> one.startsWith("Nobody asked for"));
    }

    @Test
    void findsAPlaceThatWasSilentlyUndone() {
        assertThat(found(HISTORY, MINA, Place.joined("j", "jun", at(2)).admitted(at(6), at(21)).ended(Place.LEFT, at(8), at(8))))
                .anyMatch(one -> one.startsWith("It ended without a reason"));
        assertThat(found(HISTORY, MINA, JUN.ended("PURCHASED", at(8), at(8))))
                .anyMatch(one -> one.startsWith("It ended without a reason"));
        assertThat(found(HISTORY, MINA, JUN.ended("LAPSED", at(8), at(20))))
                .anyMatch(one -> one.startsWith("It ended without a reason"));
        assertThat(found(HISTORY, MINA, JUN.goodUntil(at(90)).ended("LAPSED", at(22), at(22))))
                .anyMatch(one -> one.startsWith("It ended without a reason"));
    }

    @Test
    void findsNothingWrongWithAPassThatRanOut() {
        assertThat(found(HISTORY, MINA, JUN.ended("LAPSED", at(22), at(22)))).isEmpty();
        assertThat(found(HISTORY, MINA, JUN.goodUntil(at(90)).ended("EXPIRED", at(91), at(90)))).isEmpty();
    }

    private static List<String> found(List<Entry> history, Place... places) {
        return HistoryCheck.contradictions(history, new EndState(List.of(new Reservation("r", "mina", 1, "CANCELLED", 50)),
                List.of(new Payment("p", "r", "mina", "REFUNDED")), List.of(), List.of(), List.of(places)))
                .stream().filter(one -> !one.startsWith("Nobody asked for Payment") && !one.startsWith("HOLD")).toList();
    }

    private static Entry join(String fan, int sent, int answered, int status, String said, String place, int position) {
        return new Entry(at(sent), at(answered), fan, Operation.JOIN, "key of " + fan, status, said, "", "", 0, 0, place,
                position);
    }

    private static Entry place(String fan, int answered, String said, String place, int position) {
        return new Entry(at(answered), at(answered), fan, Operation.PLACE, "poll of " + fan, 200, said, "", "", 0, 0, place,
                position);
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
