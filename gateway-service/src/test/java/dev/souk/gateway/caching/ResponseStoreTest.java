package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.SteppedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class ResponseStoreTest {

    private static final String PUBLIC = "public, max-age=2, stale-while-revalidate=2, stale-if-error=2";

    private final ResponseStore store = new ResponseStore(
            new CachingProperties(
                    new CachingProperties.ResponseCache(
                            DataSize.ofKilobytes(100), 20, DataSize.ofKilobytes(50), Duration.ofMillis(50)),
                    new CachingProperties.LastAnswer(Duration.ZERO, DataSize.ofBytes(0), DataSize.ofBytes(0))),
            new SteppedClock(),
            new SimpleMeterRegistry());

    @Test
    void itsNumberIsBounded() {
        IntStream.range(0, 100).forEach(number -> fetch(key("/" + number), null, answering(PUBLIC, 10)));

        assertThat(stored(100)).isBetween(15L, 20L);
    }

    @Test
    void soAreItsBytes() {
        IntStream.range(0, 100).forEach(number -> fetch(key("/" + number), null, answering(PUBLIC, 30_000)));

        assertThat(stored(100)).isBetween(1L, 3L);
    }

    @Test
    void keysThatAreNotStorableAreBoundedToo() {
        IntStream.range(0, 100).forEach(number -> fetch(key("/" + number), null, answering("no-store", 10)));

        assertThat(stored(100)).isBetween(15L, 20L);
    }

    @Test
    void nothingOfAResponseThatIsNotStorableIsStored() {
        fetch(key("/1"), null, answering("no-store", 10));

        assertThat(store.find(key("/1"))).satisfies(none -> {
            assertThat(none.until().isPublic()).isFalse();
            assertThat(none.headers().isEmpty()).isTrue();
            assertThat(none.body()).isEmpty();
        });
    }

    @Test
    void aChangeRemovesAllQueriesOfItsPathAndExpiresTheRest() {
        fetch(new CacheKey("/items", "", ""), null, answering(PUBLIC, 10));
        fetch(new CacheKey("/items", "limit=1", ""), null, answering(PUBLIC, 10));
        CachedResponse other = fetch(key("/items/1"), null, answering(PUBLIC, 10));

        store.changed(key -> key.path().equals("/items"));

        assertThat(store.find(new CacheKey("/items", "", ""))).isNull();
        assertThat(store.find(new CacheKey("/items", "limit=1", ""))).isNull();
        assertThat(store.find(key("/items/1"))).isSameAs(other);
        assertThat(store.isCurrent(other)).isFalse();
    }

    @Test
    void aFailureDoesNotReplaceANewerResponse() {
        CachedResponse older = fetch(key("/1"), null, answering(PUBLIC, 10));
        CachedResponse newer = fetch(key("/1"), older, answering(PUBLIC, 20));

        store.fetch(key("/1"), older, exchange(), _ -> Mono.error(new IOException("lost")));

        assertThat(store.find(key("/1"))).isSameAs(newer);
        assertThat(older.retryAt()).hasPositiveValue();
        assertThat(newer.retryAt()).hasValue(0);
    }

    @Test
    void oneCallRunsForAKeyUntilAChange() {
        Sinks.Empty<Void> answer = Sinks.empty();

        assertThat(store.fetch(key("/1"), null, exchange(), _ -> answer.asMono())
                        .isOwn())
                .isTrue();
        assertThat(store.fetch(key("/1"), null, exchange(), _ -> answer.asMono())
                        .isOwn())
                .isFalse();
        store.changed(_ -> false);
        assertThat(store.fetch(key("/1"), null, exchange(), _ -> answer.asMono())
                        .isOwn())
                .isTrue();
        assertThat(store.running()).isEqualTo(2);
        answer.tryEmitEmpty().orThrow();
        assertThat(store.running()).isZero();
    }

    /** And nobody waits for it twice. */
    @Test
    void aRevalidationThatTakesTooLongIsStoredNevertheless() {
        CachedResponse older = fetch(key("/1"), null, answering(PUBLIC, 10));
        Sinks.Empty<Void> answer = Sinks.empty();
        GatewayFilterChain service = exchange ->
                answer.asMono().then(Mono.defer(() -> answering(PUBLIC, 20).filter(exchange)));

        for (boolean isOwn : List.of(true, false)) {
            ResponseStore.Fetch fetch = store.fetch(key("/1"), older, exchange(), service);
            assertThat(fetch.isOwn()).isEqualTo(isOwn);
            StepVerifier.create(fetch.response()).verifyError(TimeoutException.class);
        }
        assertThat(store.find(key("/1"))).isSameAs(older);
        answer.tryEmitEmpty().orThrow();
        assertThat(store.find(key("/1")))
                .extracting(CachedResponse::body)
                .satisfies(body -> assertThat(body).hasSize(20));
    }

    private CachedResponse fetch(CacheKey key, @Nullable CachedResponse older, GatewayFilterChain service) {
        return store.fetch(key, older, exchange(), service)
                .response()
                .blockOptional()
                .orElseThrow();
    }

    private static GatewayFilterChain answering(String cacheControl, int bytes) {
        return exchange -> {
            exchange.getResponse().setStatusCode(HttpStatus.OK);
            exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, cacheControl);
            return exchange.getResponse()
                    .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(new byte[bytes])));
        };
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    }

    private long stored(int keys) {
        return IntStream.range(0, keys)
                .filter(number -> store.find(key("/" + number)) != null)
                .count();
    }

    private static CacheKey key(String path) {
        return new CacheKey(path, "", "");
    }
}
