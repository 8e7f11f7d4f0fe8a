package dev.souk.gateway.fallback;

import dev.souk.gateway.upstream.UpstreamResponse;
import java.time.Instant;

/** What is known about a user. */
sealed interface LastAnswer {

    /** The bytes that it takes of the heap, about. */
    int size();

    /** The answer to a GET of {@code resource}, which is a path and a query. */
    record Kept(String resource, UpstreamResponse response, Instant requestedAt) implements LastAnswer {

        private static final int OBJECTS = 3_000; // twenty headers and the key

        @Override
        public int size() {
            return OBJECTS + response.body().length;
        }
    }

    /** The user has changed something. The number distinguishes it from any other change. */
    record Forgotten(long number) implements LastAnswer {

        @Override
        public int size() {
            return 200;
        }
    }
}
