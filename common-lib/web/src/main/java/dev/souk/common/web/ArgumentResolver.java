package dev.souk.common.web;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves arguments of one type for controller methods.
 *
 * @param type of the arguments
 * @param argument of a request, for a parameter of a method; it may throw a problem
 */
public record ArgumentResolver<T>(Class<T> type, BiFunction<NativeWebRequest, MethodParameter, @Nullable T> argument)
        implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public @Nullable T resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return argument.apply(request, parameter);
    }
}
