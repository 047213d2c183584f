package frontrow.bench.scale;

/** What fans do, by assumption; shares and seconds. Who buys and who does not is as in the benchmark of purchases. */
final class Crowd {

    /** Who is there when the line opens comes in evenly within the first minute... */
    private static final double AT_THE_DOOR = 0.5;
    private static final int DOOR_SECONDS = 60;
    /** ... the others come later and later, by an exponential distribution. */
    private static final double LATER_MEAN_SECONDS = 600;

    /** Of those who are let in. */
    static final double NEVER_COME = 0.1;
    /** Of those who hold a seat: until the hold ends, or the wallet has refused. */
    static final double NEVER_PAY = 0.05;
    static final double TOO_POOR = 0.1;
    static final int HOLD_SECONDS = 300;
    /** From being let in to having paid: anything between these. */
    static final int CHOOSING_SECONDS_MIN = 20;
    static final int CHOOSING_SECONDS_MAX = 160;

    private Crowd() {}

    /** @return how many of the fans join in this second, counted from when the line opens */
    static double joining(int fans, int second) {
        double door = second < DOOR_SECONDS ? AT_THE_DOOR / DOOR_SECONDS : 0;
        double later = (1 - AT_THE_DOOR) * (cameLater(second + 1) - cameLater(second));
        return fans * (door + later);
    }

    private static double cameLater(int second) {
        return 1 - Math.exp(-second / LATER_MEAN_SECONDS);
    }
}
