package frontrow.e2e;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Hears what everybody in this process logs: our own packages at DEBUG, all others at INFO. */
final class CapturedLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<Logger, @Nullable Level> levels = new LinkedHashMap<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private CapturedLogs() {}

    static CapturedLogs listen() {
        CapturedLogs logs = new CapturedLogs();
        logs.loggers.getLoggerList().forEach(logger -> logs.levels.put(logger, logger.getLevel()));
        Logger root = logs.loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logs.levels.keySet().stream().filter(logger -> logger != root).forEach(logger -> logger.setLevel(null));
        root.setLevel(Level.INFO);
        logs.loggers.getLogger("frontrow").setLevel(Level.DEBUG);
        logs.setContext(logs.loggers);
        logs.start();
        root.addAppender(logs);
        return logs;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(this);
        loggers.getLogger("frontrow").setLevel(null);
        levels.forEach(Logger::setLevel);
        stop();
    }
}
