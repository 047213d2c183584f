package frontrow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One set of servers for all tests of a JVM. */
final class SharedServers {

    private static final String INFRASTRUCTURE = "frontrow.infrastructure";

    private SharedServers() {}

    static Servers instance() {
        return Holder.SERVERS;
    }

    private static final class Holder {
        static final Servers SERVERS = start();
    }

    static Servers start() {
        return switch (System.getProperty(INFRASTRUCTURE, "embedded")) {
            case "embedded" -> embedded();
            case "containers" -> ContainerServers.start();
            default -> throw new ServerFailed(INFRASTRUCTURE + " must be embedded or containers, not "
                    + System.getProperty(INFRASTRUCTURE));
        };
    }

    /** Nothing stops them: when the JVM has ended, in whatever way, the guard ends the processes and removes the directory. */
    private static Servers embedded() {
        try {
            Path directory = Files.createTempDirectory("frontrow-servers-");
            return EmbeddedServers.start(ServersConfig.onFreePorts(directory), OrphanGuard.removing(directory));
        } catch (IOException failed) {
            throw new ServerFailed("No temporary directory: " + failed.getMessage(), failed);
        }
    }
}
