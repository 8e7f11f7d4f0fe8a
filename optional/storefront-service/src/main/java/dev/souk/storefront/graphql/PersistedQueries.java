package dev.souk.storefront.graphql;

import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.persisted.ApolloPersistedQuerySupport;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Documents that are sent once and named by their SHA-256 hash afterwards. What is no such hash is no persisted query.
 */
final class PersistedQueries extends ApolloPersistedQuerySupport {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

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
        return input.getExtensions().get("persistedQuery") instanceof Map<?, ?> extension
                        && extension.get("sha256Hash") instanceof String hash
                        && SHA_256.matcher(hash).matches()
                ? Optional.of(hash)
                : Optional.empty();
    }
}
