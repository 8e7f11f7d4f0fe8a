package dev.souk.storefront.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Notes the {@link Transport} of each request, and rejects operations that it is not for. Fields that need the address
 * of the client, as the gateway has written it, have it as {@code clientAddress}.
 */
@Component
final class TransportRules extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String address = Objects.requireNonNullElse(request.getHeaders().getFirst("X-Forwarded-For"), "unknown");
        Map<Object, Object> context = Map.of(Transport.class, Transport.of(request), "clientAddress", address);
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(context).build());
        return chain.next(request);
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        Transport transport = execution.getGraphQLContext().get(Transport.class);
        Operation operation = execution.getOperationDefinition().getOperation();
        String rejection = transport.rejection(operation);
        if (rejection != null) {
            throw new AbortExecutionException(rejection);
        }
        return SimpleInstrumentationContext.noOp();
    }
}
