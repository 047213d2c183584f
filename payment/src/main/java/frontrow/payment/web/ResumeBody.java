package frontrow.payment.web;

import frontrow.payment.application.Decision;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param reason what the operator wants to be remembered */
record ResumeBody(@Nullable @Size(max = Decision.REASON_CHARS_MAX) String reason) {}
