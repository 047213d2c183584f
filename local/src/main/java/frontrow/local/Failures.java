package frontrow.local;

import frontrow.servers.ServerFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence what went wrong; the rest is in the log. */
final class Failures {

    private static final String LOG = "; more is in frontrow.log below data/logs.";

    private Failures() {}

    static String sentence(Throwable failure) {
        LoggerFactory.getLogger(Failures.class).error("Frontrow ends.", failure);
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            chain.add(cause);
        }
        if (chain.stream().anyMatch(Failures::saysDiskFull)) {
            return "The disk is full.";
        }
        Throwable deepest = chain.getLast();
        return chain.stream().filter(Failures::isForTheScreen).findFirst().map(Failures::message)
                .orElseGet(
                        () -> "It does not work: " + Objects.requireNonNullElse(deepest.getMessage(), deepest.toString()) + LOG);
    }

    private static boolean saysDiskFull(Throwable failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("no space left on device");
    }

    private static boolean isForTheScreen(Throwable failure) {
        return failure instanceof CannotStart || failure instanceof ServerFailed || failure instanceof PortInUseException;
    }

    private static String message(Throwable failure) {
        return failure instanceof PortInUseException taken
                ? "Port " + taken.getPort() + " is taken by another program."
                : Objects.toString(failure.getMessage());
    }
}
