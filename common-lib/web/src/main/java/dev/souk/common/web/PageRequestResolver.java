package dev.souk.common.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves a {@link PageRequest}. A limit out of range is rejected, not corrected. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

    /** ASCII digits; Java's own conversion takes those of every script, and a sign. */
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String cursor = request.getParameter("cursor");
        return PageRequest.of(limit(request.getParameter("limit")), cursor);
    }

    private static @Nullable Integer limit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!LIMIT.matcher(text).matches()) {
            throw PageRequest.invalidLimit();
        }
        return Integer.valueOf(text);
    }
}
