package dev.souk.common.web;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves a {@link PageRequest}. A limit out of range is rejected, not corrected. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

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
        return new PageRequest(limit(request.getParameter("limit")), cursor == null ? null : Cursor.decode(cursor));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            throw invalidLimit();
        }
        throw invalidLimit();
    }

    private static ProblemException invalidLimit() {
        return Problems.BAD_REQUEST
                .with("A page has 1 to " + PageRequest.MAX_LIMIT + " items.")
                .on(List.of(new InvalidField("limit", "must be a number from 1 to " + PageRequest.MAX_LIMIT)));
    }
}
