package frontrow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What the process has to say beyond the screen goes to a file. Must be called before the first logger is made. */
final class Logs {

    private Logs() {}

    /** One process, one log: the Spring Boot of each service would set it up again, and several at once get in each other's way. */
    static void ofOneProcess() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    static void to(Path directory, String name) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new CannotStart("The directory " + directory + " cannot be made: " + failed, failed);
        }
        System.setProperty("frontrow.logs", directory.toString());
        System.setProperty("frontrow.log", name);
        System.setProperty("logback.configurationFile", "frontrow/local/logback.xml");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
