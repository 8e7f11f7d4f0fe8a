package dev.souk.common.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to an operation the parameters and headers that it has by the types of its arguments, which souk-openapi.yml
 * describes, who may call it, and its problems: a response for each status.
 */
final class OperationSignature implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> "path".equals(parameter.getIn()))
                .forEach(parameter -> parameter.description("The id, as the responses of the collection have it."));
        for (MethodParameter argument : handler.getMethodParameters()) {
            parameters(argument).forEach(name -> operation.addParametersItem(new Parameter().$ref(name)));
        }
        operation.description(Stream.of(operation.getDescription(), OperationProblems.access(handler))
                .filter(Objects::nonNull)
                .collect(joining(" ")));
        List<String> headers = headers(handler);
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                headers.forEach(name -> addHeader(response, name));
            }
        });
        if (headers.contains("ETag") && handler.hasMethodAnnotation(GetMapping.class)) {
            operation.addParametersItem(new Parameter().$ref("If-None-Match"));
            operation.getResponses().addApiResponse("304", new ApiResponse().$ref("not-modified"));
        }
        OperationProblems.of(handler)
                .collect(groupingBy(problem -> problem.status().value(), TreeMap::new, toList()))
                .forEach((status, problems) ->
                        operation.getResponses().addApiResponse(status.toString(), response(problems)));
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref("other"));
        return operation;
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

    private static void addHeader(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref(name));
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

    private static ApiResponse response(List<Problem> problems) {
        var body = new MediaType().schema(new Schema<>().$ref("Problem"));
        var response = new ApiResponse()
                .content(new Content().addMediaType("application/problem+json", body))
                .description(problems.stream()
                        .map(problem -> "`%s`: %s".formatted(problem.slug(), problem.title()))
                        .collect(joining("; ")));
        response.addExtension(
                "x-problem-types", problems.stream().map(Problem::slug).toList());
        addHeader(response, "X-Trace-Id");
        switch (problems.getFirst().status()) {
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> addHeader(response, "Retry-After");
            case UNAUTHORIZED -> addHeader(response, "WWW-Authenticate");
            default -> {}
        }
        return response;
    }
}
