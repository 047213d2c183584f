package frontrow.rest.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes the failed start end with one sentence instead of a stack trace. */
final class NoIssuerAnalyzer extends AbstractFailureAnalyzer<NoIssuerConfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NoIssuerConfigured cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
