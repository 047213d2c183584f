package frontrow.rest.shutdown;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.coyote.ProtocolHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.SmartLifecycle;

/**
 * Stops listening and serves the connections there are for a moment longer, each for one more request: the answer says that the
 * connection is closed. Without it Tomcat, when it stops, closes a kept connection on which a request has just come, unread; its client
 * cannot know that, and must not ask again what has no key.
 */
final class ConnectionDrain implements SmartLifecycle {

    private final Supplier<@Nullable WebServer> server;
    private final Duration drainMax;
    private volatile boolean running;

    /** @param drainMax for connections on which nothing comes */
    ConnectionDrain(Supplier<@Nullable WebServer> server, Duration drainMax) {
        this.server = server;
        this.drainMax = drainMax;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (server.get() instanceof TomcatWebServer tomcat) {
            ProtocolHandler protocol = tomcat.getTomcat().getConnector().getProtocolHandler();
            protocol.closeServerSocketGraceful();
            protocol.awaitConnectionsClose(drainMax.toMillis());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Early, while all that answers need is there; those who only wait for an answer are told to go before (the last phase there is). */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
