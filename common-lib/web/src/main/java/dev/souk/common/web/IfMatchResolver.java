package dev.souk.common.web;

import dev.souk.common.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link IfMatch}; a change without it could overwrite somebody else's. */
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
        String etag = request.getHeader(HttpHeaders.IF_MATCH);
        if (etag == null && parameter.isOptional()) {
            return null;
        }
        if (etag == null) {
            throw Problems.PRECONDITION_REQUIRED.with("Send the ETag of the version you have seen in If-Match.");
        }
        return new IfMatch(etag.strip());
    }
}
