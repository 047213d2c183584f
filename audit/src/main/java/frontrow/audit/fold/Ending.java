package frontrow.audit.fold;

import frontrow.audit.AuditSettings;

/** The moment at which everything is judged. */
record Ending(long nowMicros, boolean quiet, AuditSettings settings) {

    /** Whether something happened to it so recently that more may be under way, in a partition that was read a moment before. */
    boolean excuses(Purchase purchase) {
        return !quiet && purchase.trail.newestMicros() > nowMicros - graceMicros();
    }

    boolean excuses(long atMicros) {
        return !quiet && atMicros > nowMicros - graceMicros();
    }

    /** Whether what was due then should have ended: at once in quiet, else within the grace. */
    boolean isOverdue(long dueMicros) {
        return nowMicros > dueMicros + (quiet ? toleranceMicros() : graceMicros());
    }

    long graceMicros() {
        return Micros.of(settings.grace());
    }

    long toleranceMicros() {
        return Micros.of(settings.clockTolerance());
    }
}
