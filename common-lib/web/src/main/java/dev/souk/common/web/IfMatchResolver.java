package dev.souk.common.web;

import dev.souk.common.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves {@link IfMatch}. A change without it could overwrite a concurrent one. */
final class IfMatchResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public @Nullable IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String[] etags = request.getHeaderValues(HttpHeaders.IF_MATCH);
        if (etags == null && parameter.isOptional()) {
            return null;
        }
        if (etags == null) {
            throw Problems.PRECONDITION_REQUIRED.with(
                    "Send the ETag of the version that you want to change in If-Match.");
        }
        return new IfMatch(String.join(", ", etags).strip());
    }
}
