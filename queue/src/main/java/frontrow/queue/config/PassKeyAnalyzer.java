package frontrow.queue.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence, not in a stack trace, why the waiting room does not start. */
final class PassKeyAnalyzer extends AbstractFailureAnalyzer<PassKeyUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PassKeyUnusable cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()),
                "For a try-out without keys start with --spring.profiles.active=demo.", cause);
    }
}
