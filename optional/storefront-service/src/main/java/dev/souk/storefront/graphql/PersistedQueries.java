package dev.souk.storefront.graphql;

import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.persisted.ApolloPersistedQuerySupport;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Documents that are sent once and named by their SHA-256 hash afterwards. */
final class PersistedQueries extends ApolloPersistedQuerySupport {

    private PersistedQueries(BoundedQueryCache cache) {
        super(cache);
    }

    /** Keeps documents of {@code maxCharacters} together. */
    static PersistedQueries of(int maxCharacters) {
        return new PersistedQueries(new BoundedQueryCache(Caffeine.newBuilder()
                .maximumWeight(maxCharacters)
                .<Object, BoundedQueryCache.ParsedQuery>weigher((_, query) -> query.length())
                .build()));
    }

    @Override
    protected Optional<Object> getPersistedQueryId(ExecutionInput input) {
        return Optional.ofNullable(input.getExtensions().get("persistedQuery"))
                .map(extension -> extension instanceof Map<?, ?> query
                        ? Objects.requireNonNullElse(query.get("sha256Hash"), "")
                        : extension);
    }
}
