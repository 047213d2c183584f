package frontrow.e2e.chaos;

import java.time.Instant;

/**
 * A place in line as the log tells it.
 *
 * @param id        that the fan's token names
 * @param joined    when the log had it, by the broker's clock
 * @param outOfLine when the log had the admission, or that the fan left; {@link Instant#MAX} while the place is in line
 * @param goodUntil the pass may not end by itself before, as the admission or the claim says
 * @param end       LEFT, or why the pass ended; empty while it did not
 * @param ended     when that was, as the event says
 */
record Place(String id, String fan, Instant joined, Instant outOfLine, Instant goodUntil, String end, Instant ended) {

    static final String LEFT = "LEFT";

    static Place joined(String id, String fan, Instant at) {
        return new Place(id, fan, at, Instant.MAX, Instant.MAX, "", Instant.MAX);
    }

    Place admitted(Instant at, Instant goodFor) {
        return new Place(id, fan, joined, at, goodFor, end, ended);
    }

    Place goodUntil(Instant until) {
        return new Place(id, fan, joined, outOfLine, until, end, ended);
    }

    /** @param at when the log had it */
    Place ended(String why, Instant at, Instant said) {
        return new Place(id, fan, joined, outOfLine.isBefore(at) ? outOfLine : at, goodUntil, why, said);
    }

    boolean wasAdmitted() {
        return !goodUntil.equals(Instant.MAX);
    }
}
