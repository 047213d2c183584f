package frontrow.servers;

/** One of the servers; tests of crashes stop, kill and start it again. It keeps its data and its address. */
public interface Server {

    String name();

    /**
     * Starts the server and returns when it answers. Does nothing while it runs.
     *
     * @throws ServerFailed if it does not come up
     */
    void start();

    /** Ends the server in good order and returns when it is gone. Does nothing when it does not run. */
    void stop();

    /** Ends the server without warning, as {@code kill -9} would; a server that shares our process can only be stopped. */
    void kill();

    boolean isRunning();
}
