package dev.souk.common.openapi;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Describes the Idempotency-Key, If-Match and page of an operation, and who may call it. */
final class SharedArguments implements OperationCustomizer {

    SharedArguments() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IdempotentExecution.class, PageRequest.class, IfMatch.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (MethodParameter argument : handler.getMethodParameters()) {
            names(argument).forEach(name -> operation.addParametersItem(SharedComponents.parameter(name)));
        }
        String description = operation.getDescription() == null ? "" : operation.getDescription() + " ";
        operation.setDescription(description + Access.of(handler).description());
        return operation;
    }

    private static List<String> names(MethodParameter argument) {
        Class<?> type = argument.getParameterType();
        if (type == IdempotentExecution.class) {
            boolean required = argument.hasParameterAnnotation(IdempotencyKeyRequired.class);
            return List.of(SharedComponents.IDEMPOTENCY_KEY + (required ? SharedComponents.REQUIRED : ""));
        }
        if (type == IfMatch.class) {
            return List.of(SharedComponents.IF_MATCH + (argument.isOptional() ? "" : SharedComponents.REQUIRED));
        }
        return type == PageRequest.class ? List.of("limit", "cursor") : List.of();
    }
}
