package dev.souk.storefront.graphql;

import dev.souk.storefront.limit.MessageLimit;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition.Operation;
import io.github.bucket4j.Bucket;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Notes the {@link Transport} of each request, and rejects operations that it is not for, and too many messages. Fields
 * that need the address of the client, as the gateway has written it, have it as {@code clientAddress}.
 */
@Component
final class TransportRules extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

    private static final String ADMITTED = "admitted";

    private final MessageLimit limit;

    TransportRules(MessageLimit limit) {
        this.limit = limit;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String address = Objects.requireNonNullElse(request.getHeaders().getFirst("X-Forwarded-For"), "unknown");
        Map<Object, Object> context =
                Map.of(Transport.class, Transport.of(request), "clientAddress", address, ADMITTED, isAdmitted(request));
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(context).build());
        return chain.next(request);
    }

    private boolean isAdmitted(WebGraphQlRequest request) {
        return !(request instanceof WebSocketGraphQlRequest message)
                || ((Bucket) message.getSessionInfo()
                                .getAttributes()
                                .computeIfAbsent(MessageLimit.class.getName(), _ -> limit.bucket()))
                        .tryConsume(1);
    }

    /** Before the document is parsed. */
    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecution(
            InstrumentationExecutionParameters parameters, InstrumentationState state) {
        boolean isAdmitted = parameters.getGraphQLContext().get(ADMITTED);
        if (!isAdmitted) {
            throw new AbortExecutionException("Send fewer messages.");
        }
        return SimpleInstrumentationContext.noOp();
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
