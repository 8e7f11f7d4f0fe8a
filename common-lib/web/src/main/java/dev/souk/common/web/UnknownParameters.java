package dev.souk.common.web;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects query parameters that an operation does not have, as unknown fields of a body are: {@code ?page=2} would
 * otherwise be answered with the first page. For the same reason, one that is sent twice is rejected unless it is a
 * list.
 */
final class UnknownParameters implements HandlerInterceptor {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod operation) {
            Map<String, Boolean> lists = known(operation);
            Map<String, String[]> sent = new TreeMap<>(request.getParameterMap());
            reject(
                    sent.keySet().stream().filter(name -> !lists.containsKey(name)),
                    "is not a query parameter of this operation",
                    "The query has a parameter that this operation does not have. Lists have limit and cursor.");
            reject(
                    sent.entrySet().stream()
                            .filter(parameter -> parameter.getValue().length > 1)
                            .map(Map.Entry::getKey)
                            .filter(name -> Boolean.FALSE.equals(lists.get(name))),
                    "is repeated",
                    "The query has a parameter more than once.");
        }
        return true;
    }

    private static void reject(Stream<String> names, String message, String detail) {
        List<InvalidField> fields =
                names.map(name -> new InvalidField(name, message)).toList();
        if (!fields.isEmpty()) {
            throw Problems.BAD_REQUEST.with(detail).on(fields);
        }
    }

    /** The names of the parameters, and whether each may be sent several times. */
    private static Map<String, Boolean> known(HandlerMethod operation) {
        Map<String, Boolean> lists = new HashMap<>();
        for (MethodParameter argument : operation.getMethodParameters()) {
            RequestParam parameter = argument.getParameterAnnotation(RequestParam.class);
            if (argument.getParameterType() == PageRequest.class) {
                lists.put("limit", false);
                lists.put("cursor", false);
            } else if (parameter != null) {
                lists.put(name(parameter, argument), Collection.class.isAssignableFrom(argument.getParameterType()));
            }
        }
        return lists;
    }

    private static String name(RequestParam parameter, MethodParameter argument) {
        argument.initParameterNameDiscovery(NAMES);
        return parameter.name().isEmpty() ? String.valueOf(argument.getParameterName()) : parameter.name();
    }
}
