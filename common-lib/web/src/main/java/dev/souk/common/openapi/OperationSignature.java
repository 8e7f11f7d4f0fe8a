package dev.souk.common.openapi;

import static java.util.stream.Collectors.joining;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to an operation the parameters and headers that it has by the types of its arguments, which souk-openapi.yml
 * describes, and who may call it. What is neither a success nor 304 is a problem.
 */
final class OperationSignature implements GlobalOperationCustomizer {

    private static final Pattern SCOPE = Pattern.compile("'SCOPE_([^']+)'");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> "path".equals(parameter.getIn()))
                .forEach(parameter -> parameter.description("The id, as the responses of the collection have it."));
        for (MethodParameter argument : handler.getMethodParameters()) {
            parameters(argument).forEach(name -> operation.addParametersItem(new Parameter().$ref(name)));
        }
        operation.description(Stream.of(operation.getDescription(), access(handler))
                .filter(Objects::nonNull)
                .collect(joining(" ")));
        List<String> headers = headers(handler);
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                headers.forEach(name -> response.addHeaderObject(name, new Header().$ref(name)));
            }
        });
        if (headers.contains("ETag") && handler.hasMethodAnnotation(GetMapping.class)) {
            operation.addParametersItem(new Parameter().$ref("If-None-Match"));
            operation.getResponses().addApiResponse("304", new ApiResponse().$ref("not-modified"));
        }
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref("problem"));
        return operation;
    }

    /** Who may call an operation, in a sentence. */
    private static String access(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(SecurityRequirements.class)) {
            return "Needs no token.";
        }
        PreAuthorize rule = handler.getMethodAnnotation(PreAuthorize.class);
        if (rule == null && !isBelowAdmin(handler)) {
            return "Needs an access token.";
        }
        Matcher scope = SCOPE.matcher(rule == null ? "" : rule.value());
        return "Needs the access token of an admin%s."
                .formatted(scope.find() ? ", or of a machine with the scope `" + scope.group(1) + "`" : "");
    }

    private static boolean isBelowAdmin(HandlerMethod handler) {
        return Stream.of(handler.getBeanType(), handler.getMethod())
                .flatMap(mapped -> MergedAnnotations.from(mapped).stream(RequestMapping.class))
                .flatMap(mapping -> Stream.of(mapping.getStringArray("path")))
                .anyMatch(path -> path.startsWith("/admin/"));
    }

    private static List<String> headers(HandlerMethod handler) {
        var headers = new ArrayList<>(List.of("X-Trace-Id"));
        Responds declared = handler.getMethodAnnotation(Responds.class);
        headers.addAll(declared == null ? List.of() : List.of(declared.headers()));
        if (List.of(handler.getMethod().getParameterTypes()).contains(IdempotentExecution.class)) {
            headers.add("Idempotent-Replayed");
        }
        return headers;
    }

    private static List<String> parameters(MethodParameter argument) {
        Class<?> type = argument.getParameterType();
        if (type == IdempotentExecution.class) {
            return required("Idempotency-Key", argument.hasParameterAnnotation(IdempotencyKeyRequired.class));
        }
        if (type == IfMatch.class) {
            return required("If-Match", !argument.isOptional());
        }
        return type == PageRequest.class ? List.of("limit", "cursor") : List.of();
    }

    private static List<String> required(String parameter, boolean required) {
        return List.of(required ? parameter + "-required" : parameter);
    }
}
