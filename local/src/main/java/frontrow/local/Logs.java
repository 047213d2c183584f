package frontrow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process has to say beyond the screen goes to {@code frontrow.log}. Must be called before the first logger is made. */
final class Logs {

    private Logs() {}

    static void to(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new CannotStart("The directory " + directory + " cannot be made: " + failed, failed);
        }
        System.setProperty("frontrow.logs", directory.toString());
        System.setProperty("logback.configurationFile", "frontrow/local/logback.xml");
    }
}
