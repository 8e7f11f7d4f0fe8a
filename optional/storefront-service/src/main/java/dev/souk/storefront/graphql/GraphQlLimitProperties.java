package dev.souk.storefront.graphql;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a GraphQL request.
 *
 * @param maxDepth of nested fields
 * @param maxComplexity the sum of the costs of its fields, as optional/storefront-service/README.md says
 * @param maxValues of the result, of all its fields and elements
 * @param maxTokens words and punctuation of the document
 * @param maxPersistedCharacters of all documents that are kept under their hashes, and 1,000 for each
 */
@Validated
@ConfigurationProperties("souk.storefront.graphql")
record GraphQlLimitProperties(
        @DefaultValue("8") @Positive int maxDepth,
        @DefaultValue("2000") @Positive int maxComplexity,
        @DefaultValue("50000") @Positive int maxValues,
        @DefaultValue("1000") @Positive int maxTokens,
        @DefaultValue("1000000") @Positive int maxPersistedCharacters) {}
