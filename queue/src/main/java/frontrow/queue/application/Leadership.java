package frontrow.queue.application;

/** Which lines this instance leads. */
@FunctionalInterface
public interface Leadership {

    /** Whether it owns the partition and its replica has all that was in it when that began. */
    boolean leads(int partition);
}
