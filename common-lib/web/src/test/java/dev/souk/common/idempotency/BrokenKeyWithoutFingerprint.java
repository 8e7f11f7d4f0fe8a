package dev.souk.common.idempotency;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.MethodParameter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Broken on purpose: a key alone stands for a request, so that another request under it gets the first one's response.
 */
@AutoConfiguration(after = IdempotencyAutoConfiguration.class)
@ConditionalOnProperty(name = "souk.broken", havingValue = "key-without-fingerprint")
class BrokenKeyWithoutFingerprint implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final byte[] WHATEVER = {};

    private final Idempotency idempotency;

    BrokenKeyWithoutFingerprint(
            IdempotencyRecordRepository store,
            JsonMapper json,
            PlatformTransactionManager transactions,
            IdempotencyProperties properties) {
        this.idempotency = new Idempotency(store, json, transactions, properties);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addFirst(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentExecution.class;
    }

    @Override
    public IdempotentExecution resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String key = request.getHeader("Idempotency-Key");
        Principal caller = request.getUserPrincipal();
        String name = caller == null ? "anonymous" : caller.getName();
        return new IdempotentExecution(
                idempotency, key == null ? null : IdempotentRequest.of(key, name, "", WHATEVER), "");
    }
}
