package dev.souk.storefront.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.persisted.ApolloPersistedQuerySupport;
import graphql.execution.preparsed.persisted.PersistedQueryCacheMiss;
import graphql.execution.preparsed.persisted.PersistedQueryIdInvalid;
import graphql.execution.preparsed.persisted.PersistedQueryNotFound;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Documents that are sent once and named by their SHA-256 hash afterwards. Those that clients have sent most recently
 * are kept, parsed.
 */
final class PersistedQueries extends ApolloPersistedQuerySupport {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** A document with the number of characters it had. */
    private record ParsedQuery(PreparsedDocumentEntry document, int length) {}

    private PersistedQueries(Cache<Object, ParsedQuery> documents) {
        super((hash, input, parse) -> document(documents, hash, input, parse));
    }

    /** Keeps documents of {@code maxCharacters} together. */
    static PersistedQueries of(int maxCharacters) {
        return new PersistedQueries(Caffeine.newBuilder()
                .maximumWeight(maxCharacters)
                .<Object, ParsedQuery>weigher((_, query) -> 1_000 + query.length()) // of the smallest, parsed
                .build());
    }

    @Override
    protected Optional<Object> getPersistedQueryId(ExecutionInput input) {
        return Optional.ofNullable(input.getExtensions().get("persistedQuery"))
                .map(extension -> extension instanceof Map<?, ?> query
                        ? Objects.requireNonNullElse(query.get("sha256Hash"), "")
                        : extension);
    }

    private static CompletableFuture<PreparsedDocumentEntry> document(
            Cache<Object, ParsedQuery> documents, Object hash, ExecutionInput input, PersistedQueryCacheMiss parse) {
        if (!(hash instanceof String text && SHA_256.matcher(text).matches())) {
            throw new PersistedQueryIdInvalid(hash);
        }
        ParsedQuery known = documents.getIfPresent(hash);
        if (known != null) {
            return CompletableFuture.completedFuture(known.document());
        }
        String query = input.getQuery();
        if (query.isBlank() || query.equals(PERSISTED_QUERY_MARKER)) {
            throw new PersistedQueryNotFound(hash);
        }
        PreparsedDocumentEntry parsed = parse.apply(query);
        if (!parsed.hasErrors()) {
            documents.put(hash, new ParsedQuery(parsed, query.length()));
        }
        return CompletableFuture.completedFuture(parsed);
    }
}
