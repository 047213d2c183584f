package frontrow.audit.command;

import frontrow.audit.read.CannotAudit;
import java.util.function.IntSupplier;

/** What cannot be done is said in one sentence. */
final class Sentences {

    private static final String LOGBACK = "logback.configurationFile";

    private Sentences() {}

    /** Also keeps the libraries' logs off the screen, if nobody has said where they go: the verdict stands alone. */
    static int onFailure(int status, IntSupplier work) {
        if (System.getProperty(LOGBACK) == null) {
            System.setProperty(LOGBACK, "frontrow/audit/logback.xml");
        }
        try {
            return work.getAsInt();
        } catch (CannotAudit e) {
            System.err.println("frontrow: " + e.getMessage());
            return status;
        } catch (OutOfMemoryError e) {
            System.err.println(
                    "frontrow: The memory is too small for these topics; give more, for example with FRONTROW_JAVA_OPTIONS=-Xmx4g.");
            return status;
        } catch (RuntimeException e) {
            System.err.println("frontrow: The audit cannot go on: " + e);
            return status;
        }
    }
}
