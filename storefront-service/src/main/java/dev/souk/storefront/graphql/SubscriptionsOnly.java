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

/** Rejects queries and mutations over a WebSocket, where no limit of rates counts them. */
final class SubscriptionsOnly extends SimplePerformantInstrumentation {

    /** In the context of requests over a WebSocket. */
    static final String KEY = "subscriptionsOnly";

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        if (execution.getGraphQLContext().hasKey(KEY)
                && execution.getOperationDefinition().getOperation() != Operation.SUBSCRIPTION) {
            throw new AbortExecutionException("Send queries and mutations by POST; a WebSocket is for subscriptions.");
        }
        return SimpleInstrumentationContext.noOp();
    }
}
