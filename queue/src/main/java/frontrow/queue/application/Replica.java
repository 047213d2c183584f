package frontrow.queue.application;

/** Whether this instance's rooms can be trusted to be those of the log. */
@FunctionalInterface
public interface Replica {

    /** Whether everything that was in the log when this instance started has been applied. */
    boolean caughtUp();
}
