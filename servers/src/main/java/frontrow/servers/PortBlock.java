package frontrow.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/** A run of ports of which one process alone takes any: it listens on the first for as long as it lives, so that others pass it by. */
final class PortBlock {

    /** The first of them is the lock. */
    private static final int SIZE = 50;

    /** Below the range from which the kernel takes the ports of outgoing connections, so that none of those gets in the way. */
    private static final int PORT_MIN = 20_000;
    private static final int PORT_MAX = 32_000;

    private final ServerSocket lock;
    private int next;

    private PortBlock(ServerSocket lock) {
        this.lock = lock;
        next = lock.getLocalPort() + 1;
    }

    /** @throws ServerFailed if other processes have them all */
    static PortBlock take() {
        for (int first = PORT_MIN; first < PORT_MAX; first += SIZE) {
            try {
                return new PortBlock(bound(first));
            } catch (IOException taken) {
                // Another's: the next one, then.
            }
        }
        throw new ServerFailed("No free ports on %s between %d and %d.".formatted(LoopbackPorts.HOST, PORT_MIN, PORT_MAX));
    }

    /** One that was not handed out before; nothing when the block is used up. */
    OptionalInt next() {
        int end = lock.getLocalPort() + SIZE;
        while (next < end) {
            int port = next++;
            if (isFree(port)) {
                return OptionalInt.of(port);
            }
        }
        return OptionalInt.empty();
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = bound(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LoopbackPorts.HOST), port), 1);
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }
}
