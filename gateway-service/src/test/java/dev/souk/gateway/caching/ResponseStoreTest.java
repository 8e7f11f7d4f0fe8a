package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.upstream.UpstreamResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

class ResponseStoreTest {

    private static final Instant NOW = Instant.EPOCH;

    private final ResponseStore store = new ResponseStore(
            new ResponseCacheProperties(DataSize.ofKilobytes(100), 20, DataSize.ofKilobytes(50), Duration.ZERO),
            new SimpleMeterRegistry());

    @Test
    void itsNumberIsBounded() {
        IntStream.range(0, 100).forEach(number -> store.put(key("/" + number), response(10)));

        assertThat(stored(100)).isBetween(15L, 20L);
    }

    @Test
    void soAreItsBytes() {
        IntStream.range(0, 100).forEach(number -> store.put(key("/" + number), response(30_000)));

        assertThat(stored(100)).isBetween(1L, 3L);
    }

    @Test
    void keysThatAreNotStorableAreBoundedToo() {
        IntStream.range(0, 100).forEach(number -> store.putNotStorable(key("/" + number), NOW));

        assertThat(stored(100)).isBetween(15L, 20L);
    }

    @Test
    void aChangeRemovesAllQueriesOfItsPathAndExpiresTheRest() {
        store.put(new CacheKey("/items", "", ""), response(10));
        store.put(new CacheKey("/items", "limit=1", ""), response(10));
        store.put(key("/items/1"), response(10));

        store.changed("/items");

        assertThat(store.find(new CacheKey("/items", "", ""))).isNull();
        assertThat(store.find(new CacheKey("/items", "limit=1", ""))).isNull();
        assertThat(store.find(key("/items/1"))).isInstanceOfSatisfying(StoredResponse.class, stored -> {
            assertThat(stored.isFresh(NOW, store.generation())).isFalse();
            assertThat(stored.isUsableWhileRevalidating(NOW, store.generation()))
                    .isFalse();
            assertThat(stored.isUsableOnError(NOW)).isTrue();
        });
    }

    @Test
    void aFailureDoesNotReplaceANewerResponse() {
        StoredResponse older = response(10);
        StoredResponse newer = response(20);
        store.put(key("/1"), newer);

        store.putFailed(key("/1"), older, NOW);

        assertThat(store.find(key("/1"))).isSameAs(newer);
    }

    private long stored(int keys) {
        return IntStream.range(0, keys)
                .filter(number -> store.find(key("/" + number)) != null)
                .count();
    }

    private static CacheKey key(String path) {
        return new CacheKey(path, "", "");
    }

    private static StoredResponse response(int bytes) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "public, max-age=2, stale-while-revalidate=2, stale-if-error=2");
        var response = new UpstreamResponse(HttpStatus.OK, headers, new byte[bytes]);
        return StoredResponse.of(response, NOW, 0).orElseThrow();
    }
}
