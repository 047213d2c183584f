package frontrow.servers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/** Ports on 127.0.0.1. */
public final class LoopbackPorts {

    public static final String HOST = "127.0.0.1";

    /** This process's, the newest first; they are kept because each keeps others out. */
    private static final Deque<PortBlock> BLOCKS = new ArrayDeque<>();

    private LoopbackPorts() {}

    /**
     * A port that is free, and that nobody else is given: neither by this process again nor by another that asks here.
     *
     * @throws ServerFailed if there is none
     */
    public static synchronized int free() {
        OptionalInt port = BLOCKS.isEmpty() ? OptionalInt.empty() : BLOCKS.element().next();
        while (port.isEmpty()) {
            BLOCKS.push(PortBlock.take());
            port = BLOCKS.element().next();
        }
        return port.getAsInt();
    }

    /** @throws ServerFailed if another program listens on the port */
    public static void requireFree(int port, String purpose) {
        if (!PortBlock.isFree(port)) {
            throw new ServerFailed("Port %d, wanted for %s, is taken by another program.".formatted(port, purpose));
        }
    }
}
