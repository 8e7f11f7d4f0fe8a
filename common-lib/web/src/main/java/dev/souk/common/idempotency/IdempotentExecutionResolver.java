package dev.souk.common.idempotency;

import dev.souk.common.core.ClientNetwork;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.ArgumentResolver;
import dev.souk.common.web.BufferedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/** Resolves the {@link IdempotentExecution} from the Idempotency-Key of a request. */
record IdempotentExecutionResolver(Idempotency idempotency) implements WebMvcConfigurer {

    private static final String HEADER = "Idempotency-Key";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ArgumentResolver<>(IdempotentExecution.class, this::execution));
    }

    private IdempotentExecution execution(NativeWebRequest webRequest, MethodParameter parameter) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        String key = request.getHeader(HEADER);
        if (key == null && parameter.hasParameterAnnotation(IdempotencyKeyRequired.class)) {
            throw Problems.IDEMPOTENCY_KEY_MISSING.with(
                    "Send Idempotency-Key with a new value for every new request, for example a UUID.");
        }
        return new IdempotentExecution(
                idempotency, key == null ? null : identified(key, request), request.getRequestURI());
    }

    private static IdempotentRequest identified(String key, HttpServletRequest request) {
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        byte[] body = Objects.requireNonNull(buffered, "ReadableRequestFilter keeps the body")
                .body();
        String query = request.getQueryString();
        String target = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query);
        return IdempotentRequest.of(key, owner(request), target, body);
    }

    /** Strangers do not share their keys: nobody can use "1" first and thereby block the registrations of others. */
    private static String owner(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        return caller == null ? "anonymous " + ClientNetwork.of(request.getRemoteAddr()) : caller.getName();
    }
}
