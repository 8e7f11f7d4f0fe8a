package dev.souk.common.web;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects query parameters that an operation does not have, as unknown fields of a body are: {@code ?page=2} would
 * otherwise be answered with the first page.
 */
final class UnknownParameters implements HandlerInterceptor {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod operation) {
            var unknown = new TreeSet<>(request.getParameterMap().keySet());
            unknown.removeAll(known(operation));
            if (!unknown.isEmpty()) {
                reject(unknown);
            }
        }
        return true;
    }

    private static void reject(Set<String> unknown) {
        List<InvalidField> fields = unknown.stream()
                .map(name -> new InvalidField(name, "is not a query parameter of this operation"))
                .toList();
        throw Problems.BAD_REQUEST
                .with("The query has a parameter that this operation does not have. Lists have limit and cursor.")
                .on(fields);
    }

    private static Set<String> known(HandlerMethod operation) {
        return Stream.of(operation.getMethodParameters())
                .flatMap(UnknownParameters::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(MethodParameter argument) {
        if (argument.getParameterType() == PageRequest.class) {
            return Stream.of("limit", "cursor");
        }
        RequestParam parameter = argument.getParameterAnnotation(RequestParam.class);
        if (parameter == null) {
            return Stream.empty();
        }
        argument.initParameterNameDiscovery(NAMES);
        return Stream.of(parameter.name().isEmpty() ? String.valueOf(argument.getParameterName()) : parameter.name());
    }
}
