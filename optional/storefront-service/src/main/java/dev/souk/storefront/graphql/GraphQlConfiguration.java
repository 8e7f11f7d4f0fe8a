package dev.souk.storefront.graphql;

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
        return new MaxQueryComplexityInstrumentation(limits.maxComplexity(), new FieldCost());
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
