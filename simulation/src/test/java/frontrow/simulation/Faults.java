package frontrow.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What goes wrong, and how often: each seed has its own mix, with some of it missing, so that one fault does not hide another. */
final class Faults {

    enum Fault {
        CRASH_BEFORE_COMMIT(20), CRASH_AFTER_COMMIT(20), FAIL_BEFORE_COMMIT(20), FAIL_AFTER_COMMIT(20),
        KEY_LOCKED(60),
        /** A batch of requests fails for one of them; alone each would succeed. */
        BATCH_FAILS(300),
        /** Between any two steps. */
        KILL(12),
        /** Another member of the group takes a partition while the old one still has a batch in hand. */
        REBALANCE(60), READ_AGAIN(60), OFFSET_COMMIT_LOST(150),
        /** A record becomes a dead letter; its neighbours go on, and an operator drives it again later. */
        SET_ASIDE(40), REFUND_STICKS(700),
        /** The relay's position was not confirmed; or a request of a relay that was taken over arrives late. */
        RELAY_STARTS_AGAIN(50), SENT_LATE_AGAIN(30),
        /** A transaction began before others and got its locks after them. */
        OLD_TRANSACTION(300), LOG_AWAY(60), LOG_ANSWER_LOST(60),
        /** A second leader; the first one hears of it later. */
        SECOND_LEADER(60), OTHERS_MEANWHILE(300);

        private final int perMilleMax;

        Fault(int perMilleMax) {
            this.perMilleMax = perMilleMax;
        }
    }

    private final SplittableRandom die;
    private final Map<Fault, Integer> perMille = new EnumMap<>(Fault.class);
    private boolean over;

    Faults(SplittableRandom die) {
        this.die = die;
        for (Fault fault : Fault.values()) {
            perMille.put(fault, die.nextInt(3) == 0 ? 0 : die.nextInt(fault.perMilleMax) + 1);
        }
    }

    boolean strikes(Fault fault) {
        int chance = perMille.getOrDefault(fault, 0);
        return !over && chance > 0 && die.nextInt(1000) < chance;
    }

    /** From here on everything works. */
    void end() {
        over = true;
    }

    boolean over() {
        return over;
    }
}
