package frontrow.e2e.chaos;

import frontrow.servers.LoopbackPorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP proxy in front of a server: what goes through it can be slow, wait, or never arrive. */
final class Wire implements AutoCloseable {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final int target;
    private final ServerSocket door;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition passable = lock.newCondition();
    private boolean held;
    private volatile Duration delay = Duration.ZERO;

    private Wire(int target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    /** To a server on this port of the loopback, which need not be there yet. */
    static Wire to(int target) {
        try {
            ServerSocket door = new ServerSocket(LoopbackPorts.free(), 100, InetAddress.ofLiteral(LoopbackPorts.HOST));
            Wire wire = new Wire(target, door);
            Thread.ofVirtual().name("wire-to-" + target).start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Every piece, in either direction, is so late; nothing: as fast as it goes. */
    void delay(Duration by) {
        delay = by;
    }

    /** Nothing passes, and nobody is told; it is not lost, either. */
    void hold() {
        setHeld(true);
    }

    void letPass() {
        setHeld(false);
    }

    /** The connections that are open now stay open and never carry anything again, as when a machine or a firewall forgets them. */
    void forgetConnections() {
        connections.forEach(connection -> connection.forgotten.set(true));
    }

    private void setHeld(boolean now) {
        lock.lock();
        try {
            held = now;
            passable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Connection connection = new Connection(door.accept(), new Socket());
                connections.add(connection);
                Thread.ofVirtual().start(() -> carry(connection));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private void carry(Connection connection) {
        try {
            connection.server.connect(new InetSocketAddress(InetAddress.ofLiteral(LoopbackPorts.HOST), target));
            connection.server.setTcpNoDelay(true);
            connection.client.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> copy(connection, connection.server, connection.client));
            copy(connection, connection.client, connection.server);
        } catch (IOException nobodyThere) {
            connection.close();
        }
    }

    private void copy(Connection connection, Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0 && pass(connection); read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        } catch (IOException over) {
            // Told to the other side below.
        }
        if (pass(connection)) {
            connection.close();
            connections.remove(connection);
        }
    }

    /** @return whether it ever arrives */
    private boolean pass(Connection connection) {
        LockSupport.parkNanos(delay.toNanos());
        lock.lock();
        try {
            while (held && !connection.forgotten.get()) {
                passable.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        return !connection.forgotten.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            letPass();
            connections.forEach(Connection::close);
        }
    }

    /** From a client to the server. */
    private record Connection(Socket client, Socket server, AtomicBoolean forgotten) {

        Connection(Socket client, Socket server) {
            this(client, server, new AtomicBoolean());
        }

        void close() {
            try (client; server) {
                forgotten.set(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
