package frontrow.rest.problems;

import frontrow.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Everything that goes wrong behind the dispatcher becomes a problem with a type, a code and a sentence that helps. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> onAnythingElse(Exception failure, WebRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // the security filters answer these
        }
        if (failure instanceof IOException && DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // nobody is there to be answered, for example at the end of an event stream
        }
        BodyTooLarge tooLarge = Causes.find(failure, BodyTooLarge.class);
        return answer(failure, tooLarge != null
                ? Problems.bodyTooLarge(tooLarge.bytesMax())
                : Unexpected.problem(failure, servletRequest(request)), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(failure, Unreadable.problem(failure), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(failure, NotValid.body(failure), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(failure, failure.isForReturnValue()
                ? Unexpected.problem(failure, servletRequest(request))
                : NotValid.parameters(failure), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        return answer(failure, NotValid.parameter(failure), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(failure, Problem.of(HttpStatus.BAD_REQUEST, "PARAMETER_MISSING",
                "The parameter %s is missing.".formatted(failure.getParameterName())), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(ServletRequestBindingException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = Objects.requireNonNullElse(failure.getBody().getDetail(), "A header or parameter is missing.");
        return answer(failure, Problem.of(HttpStatus.BAD_REQUEST, "PARAMETER_MISSING", detail), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED",
                "This address does not take %s; use %s.".formatted(failure.getMethod(), failure.getSupportedHttpMethods()));
        problem.getHeaders().putAll(headers);
        return answer(failure, problem, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(HttpMediaTypeNotSupportedException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE",
                "Send the body as %s.".formatted(failure.getSupportedMediaTypes().isEmpty()
                        ? "application/json"
                        : failure.getSupportedMediaTypes().getFirst()));
        problem.getHeaders().putAll(headers);
        return answer(failure, problem, request);
    }

    private @Nullable ResponseEntity<Object> answer(Exception failure, Problem problem, WebRequest request) {
        return handleExceptionInternal(failure, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }

    /** The one way out: what Spring already worded keeps its status and headers and gets our code, type and detail. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail detail && detail.getProperties() != null
                && detail.getProperties().containsKey("code") ? detail : Problems.ofStatus(status.value()).getBody();
        HttpHeaders answered = HttpHeaders.copyOf(headers);
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value() && !answered.containsHeader(HttpHeaders.RETRY_AFTER)) {
            answered.putAll(Problems.unavailable().getHeaders());
        }
        answered.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(Problems.complete(problem, servletRequest(request).getRequestURI()), answered, status);
    }

    private static HttpServletRequest servletRequest(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
