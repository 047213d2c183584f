package frontrow.bench;

/**
 * How much is measured.
 *
 * @param rounds each contestant has one run a round, in turn
 * @param quick  a moment of everything: whether it works, not how fast it is
 */
public record Scale(int rounds, boolean quick) {

    public static final int ROUNDS_DEFAULT = 5;

    /** The one or the other. */
    public int of(int whole, int moment) {
        return quick ? moment : whole;
    }
}
