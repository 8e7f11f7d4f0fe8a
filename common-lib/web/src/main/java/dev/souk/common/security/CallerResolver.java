package dev.souk.common.security;

import java.lang.reflect.Method;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves the {@link Caller} from the validated access token: a user, unless {@code @PreAuthorize} names a scope. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Caller caller = Caller.current();
        if (!admitsMachines(Objects.requireNonNull(parameter.getMethod()))) {
            Caller.requireUser();
        }
        return caller;
    }

    private static boolean admitsMachines(Method handler) {
        return Stream.of(handler, handler.getDeclaringClass())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, PreAuthorize.class))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(rule -> rule.value().contains("SCOPE_"))
                .isPresent();
    }
}
