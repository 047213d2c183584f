package frontrow.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on 127.0.0.1. */
public final class LoopbackPorts {

    public static final String HOST = "127.0.0.1";

    /** Below the range from which the kernel takes the ports of outgoing connections, so that none of those gets in the way. */
    private static final int PORT_MIN = 20_000;
    private static final int PORT_MAX = 32_000;
    private static final int ATTEMPTS_MAX = 1_000;

    private LoopbackPorts() {}

    /** A port that is free now. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_MAX);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerFailed("No free port on %s between %d and %d.".formatted(HOST, PORT_MIN, PORT_MAX));
    }

    /** @throws ServerFailed if another program listens on the port */
    public static void requireFree(int port, String purpose) {
        if (!isFree(port)) {
            throw new ServerFailed("Port %d, wanted for %s, is taken by another program.".formatted(port, purpose));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
