package dev.souk.storefront.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.parser.ParserOptions;
import graphql.scalars.ExtendedScalars;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;

/** The limits of a request, its scalars, and persisted queries. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    private static final int COST_OF_A_CALL = 100;

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(ExtendedScalars.GraphQLLong).scalar(ExtendedScalars.DateTime);
    }

    @Bean
    MaxQueryDepthInstrumentation maxDepth(GraphQlLimitProperties limits) {
        return new MaxQueryDepthInstrumentation(limits.maxDepth());
    }

    @Bean
    MaxQueryComplexityInstrumentation maxComplexity(GraphQlLimitProperties limits) {
        return new MaxQueryComplexityInstrumentation(limits.maxComplexity(), GraphQlConfiguration::cost);
    }

    /**
     * What a field costs: what stands below it for each element of its page, and a call of a service for a field of the
     * query or the mutation itself. So aliases cost as much as the fields that they repeat.
     */
    private static int cost(FieldComplexityEnvironment field, int below) {
        int own = field.getParentEnvironment() == null ? COST_OF_A_CALL : 1;
        int elements = field.getArguments().get("first") instanceof Integer first ? Math.clamp(first, 1, 1000) : 1;
        return own + below * elements;
    }

    /** The error of a field that cannot be answered. */
    @Bean
    DataFetcherExceptionResolver fieldProblems() {
        var resolver = DataFetcherExceptionResolver.forSingleError((failure, field) -> ProblemErrors.of(failure)
                .path(field.getExecutionStepInfo().getPath())
                .location(field.getField().getSourceLocation())
                .build());
        resolver.setThreadLocalContextAware(true); // the log line has the trace id
        return resolver;
    }

    /** The error that ends a subscription. */
    @Bean
    SubscriptionExceptionResolver subscriptionProblems() {
        return SubscriptionExceptionResolver.forSingleError(
                failure -> ProblemErrors.of(failure).build());
    }

    @Bean
    GraphQlSourceBuilderCustomizer problemsAndPersistedQueries(GraphQlLimitProperties limits) {
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.maxTokens())));
        var types = new ClassNameTypeResolver();
        types.addMapping(ProblemView.class, "Problem");
        var persisted = PersistedQueries.of(limits.maxPersistedCharacters());
        return source -> source.defaultTypeResolver(types)
                .configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(persisted));
    }
}
