package frontrow.simulation;

/** Something that may happen next: a poll, a commit, a click. */
@FunctionalInterface
interface Actor {

    /** @return whether anything happened */
    boolean step();
}
