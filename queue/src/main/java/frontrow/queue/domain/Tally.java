package frontrow.queue.domain;

import frontrow.events.queue.AdmissionEndReason;

/** Counts what happened in a room since it was opened. */
final class Tally {

    long joined;
    long admitted;
    long left;
    private long purchased;
    private long expired;
    private long lapsed;

    void ended(AdmissionEndReason reason) {
        switch (reason) {
            case PURCHASED -> purchased++;
            case LAPSED -> lapsed++;
            // A reason that a newer leader knows and this code does not: the pass is over all the same.
            case EXPIRED, UNKNOWN -> expired++;
        }
    }

    RoomCounts counts(int waiting, int active) {
        return new RoomCounts(waiting, active, joined, admitted, purchased, expired, lapsed, left);
    }
}
