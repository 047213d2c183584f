package frontrow.bench.scale;

import java.util.ArrayList;
import java.util.List;

/**
 * A sale, second by second: who joins, waits and asks, is let in, holds and pays. Fans are not followed one by one: what is expected of
 * many is what happens.
 */
final class SimulatedSale {

    private static final int SECONDS_MAX = 24 * 60 * 60;

    private final OnSale sale;
    private final PollsOfALine polls;
    private final Future leaving = new Future();
    private final Future paying = new Future();
    private final Future released = new Future();

    private double waiting;
    private double active;
    private double free;

    SimulatedSale(OnSale sale) {
        this.sale = sale;
        this.polls = new PollsOfALine(sale.room());
        this.free = sale.seats();
    }

    /** One second; all but the second are numbers of fans, or of what they do in it. */
    record Second(int second, double joins, double waiting, double polls, double admitted, double active, double bought) {}

    /** Until the last seat is bought, or nobody wants one any more. */
    List<Second> run() {
        List<Second> seconds = new ArrayList<>();
        double bought = 0;
        for (int second = 0; second < SECONDS_MAX && bought < sale.seats() - 0.5; second++) {
            seconds.add(next(second));
            bought += seconds.getLast().bought;
            if (seconds.getLast().joins < 1e-6 && waiting < 1 && active < 1) {
                break;
            }
        }
        return seconds;
    }

    private Second next(int second) {
        active -= leaving.take(second);
        free += released.take(second);
        double joins = Crowd.joining(sale.fans(), second);
        waiting += joins;
        double admitted = Math.min(Math.min(waiting, sale.admissionsPerSecond()), sale.capacity() - active);
        waiting -= admitted;
        active += admitted;
        letIn(admitted, second);
        return new Second(second, joins, waiting, polls.perSecond(waiting), admitted, active, buy(second));
    }

    private void letIn(double admitted, int second) {
        leaving.add(second + OnSale.CLAIM_WINDOW_SECONDS, admitted * Crowd.NEVER_COME);
        double comes = admitted * (1 - Crowd.NEVER_COME);
        int moments = Crowd.CHOOSING_SECONDS_MAX - Crowd.CHOOSING_SECONDS_MIN;
        for (int after = Crowd.CHOOSING_SECONDS_MIN; after < Crowd.CHOOSING_SECONDS_MAX; after++) {
            paying.add(second + after, comes / moments);
        }
    }

    /** Whoever finds no free seat leaves. A hold that is not paid, or cannot be, frees its seat at its end. */
    private double buy(int second) {
        double wanting = paying.take(second);
        double held = Math.min(wanting, free);
        free -= held;
        double unpaid = held * Crowd.NEVER_PAY;
        double refused = held * Crowd.TOO_POOR;
        released.add(second + Crowd.HOLD_SECONDS, unpaid);
        released.add(second + 1, refused);
        leaving.add(second + Crowd.HOLD_SECONDS, unpaid);
        leaving.add(second + 1, wanting - unpaid);
        return held - unpaid - refused;
    }

    /** Numbers of fans, or seats, by the second in which something happens to them; as far ahead as anything lies here. */
    private static final class Future {

        private final double[] ring = new double[Crowd.HOLD_SECONDS + 1];

        void add(int second, double number) {
            ring[second % ring.length] += number;
        }

        double take(int second) {
            double number = ring[second % ring.length];
            ring[second % ring.length] = 0;
            return number;
        }
    }
}
