package frontrow.messaging.relay;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * The relay's sockets to PostgreSQL. pgjdbc looks whether the server has said something by a read that gives up after a millisecond;
 * here that read gives up later. So the reader of the WAL, which looks again and again, sleeps until the server wakes it. Public, because
 * pgjdbc instantiates it by name, and wraps its sockets where TLS is spoken.
 */
public final class PatientSockets extends SocketFactory {

    /** Of {@code PGStream.hasMessagePending()}. */
    private static final int LOOK_MILLIS = 1;
    /** So late the reader notices that it is to stop, or has something to confirm. */
    private static final int PATIENCE_MILLIS = Math.toIntExact(Duration.ofMillis(100).toMillis());

    private static final class PatientSocket extends Socket {
        @Override
        public void setSoTimeout(int millis) throws SocketException {
            super.setSoTimeout(millis == LOOK_MILLIS ? PATIENCE_MILLIS : millis);
        }
    }

    @Override
    public Socket createSocket() {
        return new PatientSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unconnectedOnly();
    }

    private static UnsupportedOperationException unconnectedOnly() {
        return new UnsupportedOperationException("pgjdbc connects its sockets itself.");
    }
}
