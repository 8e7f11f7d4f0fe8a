package dev.souk.common.openapi;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds the parameters and headers that an operation has by the types of its arguments, which souk-openapi.yml has, who
 * may call it, and the response of an idempotent execution.
 */
final class OperationSignature implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        Responds declared = handler.getMethodAnnotation(Responds.class);
        if (declared != null && takes(IdempotentExecution.class, handler)) {
            operation.responses(new ApiResponses()
                    .addApiResponse(Integer.toString(declared.status()), success(declared, components)));
        }
        return customize(operation, handler);
    }

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
                .collect(Collectors.joining(" ")));
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
        return operation;
    }

    private static ApiResponse success(Responds declared, Components components) {
        var response = new ApiResponse()
                .description(HttpStatus.valueOf(declared.status()).getReasonPhrase());
        if (declared.body() == Void.class) {
            return response;
        }
        Schema<?> schema = AnnotationsUtils.resolveSchemaFromType(declared.body(), components, null, true);
        return response.content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }

    private static List<String> headers(HandlerMethod handler) {
        var headers = new ArrayList<>(List.of("X-Trace-Id"));
        Responds declared = handler.getMethodAnnotation(Responds.class);
        headers.addAll(declared == null ? List.of() : List.of(declared.headers()));
        if (takes(IdempotentExecution.class, handler)) {
            headers.add("Idempotent-Replayed");
        }
        return headers;
    }

    private static boolean takes(Class<?> argument, HandlerMethod handler) {
        return List.of(handler.getMethod().getParameterTypes()).contains(argument);
    }

    static void addHeader(ApiResponse response, String name) {
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
}
