package dev.souk.common.openapi;

import dev.souk.common.idempotency.IdempotentExecution;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the headers of successful responses; a GET with an ETag can be answered 304. */
final class SuccessHeaders implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        List<String> headers = headers(handler);
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                headers.forEach(header -> response.addHeaderObject(header, SharedComponents.header(header)));
            }
        });
        if (headers.contains("ETag") && handler.hasMethodAnnotation(GetMapping.class)) {
            operation.addParametersItem(SharedComponents.parameter("If-None-Match"));
            operation
                    .getResponses()
                    .addApiResponse(
                            "304",
                            new ApiResponse()
                                    .description("The version of If-None-Match is still current; no body.")
                                    .addHeaderObject("ETag", SharedComponents.header("ETag"))
                                    .addHeaderObject("X-Trace-Id", SharedComponents.header("X-Trace-Id")));
        }
        return operation;
    }

    private static List<String> headers(HandlerMethod handler) {
        var declared = handler.getMethodAnnotation(ResponseHeaders.class);
        boolean replays = Stream.of(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(IdempotentExecution.class::equals);
        return Stream.of(
                        Stream.of("X-Trace-Id"),
                        declared == null ? Stream.<String>empty() : Stream.of(declared.value()),
                        replays ? Stream.of("Idempotent-Replayed") : Stream.<String>empty())
                .flatMap(names -> names)
                .toList();
    }
}
