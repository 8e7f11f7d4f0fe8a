package dev.souk.storefront.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import graphql.parser.Parser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.function.ThrowingFunction;

class PersistedQueriesTest {

    /** Each counts for a thousand characters and its own. */
    private static final List<String> DOCUMENTS =
            IntStream.range(0, 20).mapToObj("{ field%d }"::formatted).toList();

    private static final ThrowingFunction<String, String> HASH = text -> HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));

    @Test
    void documentsAreKeptUpToTheLimitOfTheirCharacters() {
        var large = PersistedQueries.of(100_000);
        var small = PersistedQueries.of(3_000);
        DOCUMENTS.forEach(document -> {
            send(large, document, document);
            send(small, document, document);
        });

        assertThat(kept(large)).isEqualTo(DOCUMENTS.size());
        await().atMost(Duration.ofSeconds(10)).until(() -> kept(small) <= 2); // in the background
    }

    private static long kept(PersistedQueries queries) {
        return DOCUMENTS.stream()
                .filter(document -> !send(queries, document, PersistedQuerySupport.PERSISTED_QUERY_MARKER)
                        .hasErrors())
                .count();
    }

    /** Sends a text with the hash of a document. */
    private static PreparsedDocumentEntry send(PersistedQueries queries, String document, String text) {
        var extension = Map.of("sha256Hash", HASH.apply(document));
        var input = ExecutionInput.newExecutionInput(text)
                .extensions(Map.of("persistedQuery", extension))
                .build();
        return queries.getDocumentAsync(input, ready -> new PreparsedDocumentEntry(Parser.parse(ready.getQuery())))
                .join();
    }
}
