package dev.souk.storefront.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.persisted.PersistedQueryCache;
import graphql.execution.preparsed.persisted.PersistedQueryCacheMiss;
import graphql.execution.preparsed.persisted.PersistedQueryIdInvalid;
import graphql.execution.preparsed.persisted.PersistedQueryNotFound;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Keeps the parsed documents that clients have sent most recently, under their SHA-256 hashes. */
record BoundedQueryCache(Cache<Object, ParsedQuery> documents) implements PersistedQueryCache {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** A document with the number of characters it had. */
    record ParsedQuery(PreparsedDocumentEntry document, int length) {}

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getPersistedQueryDocumentAsync(
            Object hash, ExecutionInput input, PersistedQueryCacheMiss parse) {
        if (!(hash instanceof String text && SHA_256.matcher(text).matches())) {
            throw new PersistedQueryIdInvalid(hash);
        }
        ParsedQuery known = documents.getIfPresent(hash);
        if (known != null) {
            return CompletableFuture.completedFuture(known.document());
        }
        String query = input.getQuery();
        if (query.isBlank() || query.equals("PersistedQueryMarker")) {
            throw new PersistedQueryNotFound(hash);
        }
        PreparsedDocumentEntry parsed = parse.apply(query);
        if (!parsed.hasErrors()) {
            documents.put(hash, new ParsedQuery(parsed, query.length()));
        }
        return CompletableFuture.completedFuture(parsed);
    }
}
