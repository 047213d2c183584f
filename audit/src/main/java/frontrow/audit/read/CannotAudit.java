package frontrow.audit.read;

import org.jspecify.annotations.Nullable;

/** The audit could not run, said in one sentence: neither proven nor refuted. */
public final class CannotAudit extends RuntimeException {

    public CannotAudit(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    public CannotAudit(String sentence) {
        super(sentence);
    }
}
