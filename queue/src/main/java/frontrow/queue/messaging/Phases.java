package frontrow.queue.messaging;

/** In which order the parts start; they stop in the opposite one. All before the web server and the listeners. */
final class Phases {

    static final int FOLLOWER = 0;
    static final int LEADERSHIP = 1;
    static final int LEADER = 2;

    private Phases() {}
}
