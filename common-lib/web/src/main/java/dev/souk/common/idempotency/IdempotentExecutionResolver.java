package dev.souk.common.idempotency;

import dev.souk.common.problem.Problems;
import dev.souk.common.web.BufferedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/** Resolves the {@link IdempotentExecution} from the Idempotency-Key of a request. */
final class IdempotentExecutionResolver implements HandlerMethodArgumentResolver {

    private static final String HEADER = "Idempotency-Key";

    private final IdempotentExecutions executions;

    IdempotentExecutionResolver(IdempotentExecutions executions) {
        this.executions = executions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentExecution.class;
    }

    @Override
    public IdempotentExecution resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        String key = request.getHeader(HEADER);
        if (key != null) {
            return withKey(key, request);
        }
        if (parameter.hasParameterAnnotation(IdempotencyKeyRequired.class)) {
            throw Problems.IDEMPOTENCY_KEY_MISSING.with(
                    "Send Idempotency-Key with a new value for every new request, for example a UUID.");
        }
        return executions.withoutKey(request.getRequestURI());
    }

    private IdempotentExecution withKey(String key, HttpServletRequest request) {
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        byte[] body = buffered == null ? new byte[0] : buffered.body();
        String query = request.getQueryString();
        String target = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query);
        return executions.withKey(
                key, request.getUserPrincipal(), request.getRemoteAddr(), target, body, request.getRequestURI());
    }
}
