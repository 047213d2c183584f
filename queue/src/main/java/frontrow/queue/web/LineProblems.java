package frontrow.queue.web;

import frontrow.queue.application.LineUnavailable;
import frontrow.rest.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The log is away: nobody is told a place that is not in it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LineProblems {

    private static final Logger LOG = LoggerFactory.getLogger(LineProblems.class);

    @ExceptionHandler
    ErrorResponse unavailable(LineUnavailable unavailable) {
        LOG.warn("{} {}", unavailable.getMessage(), String.valueOf(unavailable.getCause()));
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "LINE_UNAVAILABLE",
                "The line cannot be written right now; ask again in a moment: you keep your place if it was taken.")
                .retryAfterSeconds(1);
    }
}
