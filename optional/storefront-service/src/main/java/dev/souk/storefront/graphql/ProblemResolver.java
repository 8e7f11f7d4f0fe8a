package dev.souk.storefront.graphql;

import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/** The error of a field that cannot be answered. */
@Component
class ProblemResolver extends DataFetcherExceptionResolverAdapter {

    ProblemResolver() {
        setThreadLocalContextAware(true); // the log line has the trace id
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable failure, DataFetchingEnvironment environment) {
        return ProblemErrors.of(failure)
                .path(environment.getExecutionStepInfo().getPath())
                .location(environment.getField().getSourceLocation())
                .build();
    }
}
