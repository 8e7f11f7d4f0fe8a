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
import org.jspecify.annotations.Nullable;

/** Rejects operations that the {@link Transport} of the request is not for. */
final class TransportRules extends SimplePerformantInstrumentation {

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
