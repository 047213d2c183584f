package frontrow.payment.web;

import frontrow.payment.application.Decision;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason why the refund counts as done, for whoever asks later */
record CompensateBody(@NotBlank @Size(max = Decision.REASON_CHARS_MAX) String reason) {}
