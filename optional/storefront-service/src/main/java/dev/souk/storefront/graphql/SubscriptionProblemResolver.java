package dev.souk.storefront.graphql;

import graphql.GraphQLError;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/** The error that ends a subscription. */
@Component
class SubscriptionProblemResolver extends SubscriptionExceptionResolverAdapter {

    @Override
    protected GraphQLError resolveToSingleError(Throwable failure) {
        return ProblemErrors.of(failure).build();
    }
}
