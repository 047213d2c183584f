package frontrow.rest.openapi;

import frontrow.rest.Caller;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** POSTs that take the servlet request and the caller hand them to {@link frontrow.rest.IdempotentPost}: they need the key. */
final class IdempotencyKeys implements GlobalOperationCustomizer {

    static final String HEADER = "Idempotency-Key";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        List<Class<?>> parameters = Arrays.stream(handler.getMethodParameters()).<Class<?>>map(MethodParameter::getParameterType)
                .toList();
        if (handler.hasMethodAnnotation(PostMapping.class) && parameters.contains(HttpServletRequest.class)
                && parameters.contains(Caller.class)) {
            operation.addParametersItem(new HeaderParameter().name(HEADER).required(true)
                    .description("A new one for each new request; the same one again gives the first answer again.")
                    .schema(new StringSchema().minLength(1).maxLength(255).pattern("^[!-~]+$")));
        }
        return operation;
    }
}
