package frontrow.simulation;

/** An instance ends, here and now: what it had not committed is gone. */
final class Crash extends RuntimeException {

    private final transient Instance instance;

    Crash(Instance instance) {
        super(instance.name(), null, false, false);
        this.instance = instance;
    }

    Instance instance() {
        return instance;
    }
}
