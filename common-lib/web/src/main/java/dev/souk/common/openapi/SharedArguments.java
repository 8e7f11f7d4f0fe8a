package dev.souk.common.openapi;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Describes the Idempotency-Key, If-Match and page of an operation, and its errors as problems. */
final class SharedArguments implements OperationCustomizer {

    SharedArguments() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IdempotentExecution.class, PageRequest.class, IfMatch.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (MethodParameter argument : handler.getMethodParameters()) {
            describe(argument, operation);
        }
        operation.getResponses().addApiResponse("default", new ApiResponse().description("A problem (RFC 9457)"));
        return operation;
    }

    private static void describe(MethodParameter argument, Operation operation) {
        Class<?> type = argument.getParameterType();
        if (type == IdempotentExecution.class) {
            boolean required = argument.hasParameterAnnotation(IdempotencyKeyRequired.class);
            operation.addParametersItem(
                    header("Idempotency-Key", new StringSchema().maxLength(255)).required(required));
        } else if (type == IfMatch.class) {
            operation.addParametersItem(header("If-Match", new StringSchema())
                    .required(!argument.isOptional())
                    .description("The ETag of the version to change"));
        } else if (type == PageRequest.class) {
            operation.addParametersItem(query("limit", limit()));
            operation.addParametersItem(
                    query("cursor", new StringSchema()).description("next_cursor of the previous page"));
        }
    }

    private static Schema<?> limit() {
        var limit = new IntegerSchema();
        limit.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        return limit;
    }

    private static Parameter header(String name, Schema<?> schema) {
        return new Parameter().in("header").name(name).schema(schema);
    }

    private static Parameter query(String name, Schema<?> schema) {
        return new Parameter().in("query").name(name).schema(schema);
    }
}
