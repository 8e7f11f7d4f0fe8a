package dev.souk.storefront.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ResultNodesInfo;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends a request whose result has too many values. The limits of depth and complexity do not see them all: they count a
 * fragment once, and the result has it as often as it is spread.
 */
@Component
final class ResultLimit extends SimplePerformantInstrumentation {

    private final int maxValues;

    ResultLimit(GraphQlLimitProperties limits) {
        this.maxValues = limits.maxValues();
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecution(
            InstrumentationExecutionParameters parameters, InstrumentationState state) {
        parameters.getGraphQLContext().put(ResultNodesInfo.MAX_RESULT_NODES, maxValues);
        return SimpleInstrumentationContext.noOp();
    }

    /** The library leaves the other values out, without an error. */
    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result, InstrumentationExecutionParameters parameters, InstrumentationState state) {
        ResultNodesInfo values = parameters.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
        boolean isExceeded = values != null && values.isMaxResultNodesExceeded();
        return CompletableFuture.completedFuture(
                isExceeded
                        ? new AbortExecutionException("The result has more than " + maxValues + " values.")
                                .toExecutionResult()
                        : result);
    }
}
