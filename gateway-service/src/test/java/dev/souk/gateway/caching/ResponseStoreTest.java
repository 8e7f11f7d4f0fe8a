package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;

import dev.souk.gateway.SteppedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
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
import reactor.test.scheduler.VirtualTimeScheduler;

class ResponseStoreTest {

    private static final String PUBLIC = "public, max-age=2, stale-while-revalidate=2, stale-if-error=2";

    private final ResponseStore store = new ResponseStore(
            new CachingProperties(
                    new CachingProperties.ResponseCache(
                            DataSize.ofKilobytes(100), DataSize.ofKilobytes(50), Duration.ofMillis(50)),
                    new CachingProperties.LastAnswer(Duration.ZERO, DataSize.ofBytes(0), DataSize.ofBytes(0))),
            new SteppedClock(),
            new SimpleMeterRegistry());

    @Test
    void itsNumberIsBounded() {
        IntStream.range(0, 1_000).forEach(number -> fetch(key("/" + number), null, answering(PUBLIC, 10)));

        assertThat(stored(1_000)).isBetween(100L, 150L);
    }

    @Test
    void soAreItsBytes() {
        IntStream.range(0, 100).forEach(number -> fetch(key("/" + number), null, answering(PUBLIC, 30_000)));

        assertThat(stored(100)).isBetween(1L, 3L);
    }

    @Test
    void keysThatAreNotStorableAreBoundedToo() {
        IntStream.range(0, 1_000).forEach(number -> fetch(key("/" + number), null, answering("no-store", 10)));

        assertThat(stored(1_000)).isBetween(200L, 256L);
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
        fetch(key("/items"), null, answering(PUBLIC, 10));
        fetch(new CacheKey("/items", "limit=1", ""), null, answering(PUBLIC, 10));
        CachedResponse other = fetch(key("/items/1"), null, answering(PUBLIC, 10));

        store.changed(key -> key.path().equals("/items"));

        assertThat(store.find(key("/items"))).isNull();
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

        assertThat(begins(null, answer)).isTrue();
        assertThat(begins(null, answer)).isFalse();
        store.changed(_ -> false);
        assertThat(begins(null, answer)).isTrue();
        assertThat(begins(null, answer)).isFalse();
        answer.tryEmitEmpty().orThrow();
        assertThat(begins(null, Sinks.empty())).isTrue();
    }

    /** Whoever has one gets it if the call takes long or fails. The others need the response, or the failure. */
    @Test
    void callersWithAndWithoutAnOlderResponseShareNoCall() {
        CachedResponse older = fetch(key("/1"), null, answering(PUBLIC, 10));
        Sinks.Empty<Void> answer = Sinks.empty();

        assertThat(begins(older, answer)).isTrue();
        assertThat(begins(null, answer)).isTrue();
        assertThat(begins(older, answer)).isFalse();
        assertThat(begins(null, answer)).isFalse();
    }

    @Test
    void noCallIsPreparedWhileOneIsRunning() {
        begins(null, Sinks.empty());
        MockServerWebExchange second = spy(exchange());

        store.fetch(key("/1"), null, second, _ -> Mono.empty());

        verify(second, never()).mutate();
    }

    /** And nobody waits for it twice. */
    @Test
    void aRevalidationThatTakesTooLongIsStoredNevertheless() {
        CachedResponse older = fetch(key("/1"), null, answering(PUBLIC, 10));
        Sinks.Empty<Void> answer = Sinks.empty();
        GatewayFilterChain service = exchange ->
                answer.asMono().then(Mono.defer(() -> answering(PUBLIC, 20).filter(exchange)));

        Mono<CachedResponse> response =
                store.fetch(key("/1"), older, exchange(), service).response();
        StepVerifier.create(response).verifyError(TimeoutException.class);
        assertThat(store.fetch(key("/1"), older, exchange(), service).response())
                .isSameAs(response);
        StepVerifier.create(response).verifyError(TimeoutException.class);
        assertThat(store.find(key("/1"))).isSameAs(older);
        answer.tryEmitEmpty().orThrow();
        assertThat(store.find(key("/1")))
                .extracting(CachedResponse::body)
                .satisfies(body -> assertThat(body).hasSize(20));
    }

    @Test
    void theFirstWhoWaitsForACallInTheBackgroundWaitsAsLongAsForAnother() {
        CachedResponse older = fetch(key("/1"), null, answering(PUBLIC, 10));
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            begins(older, Sinks.empty());
            time.advanceTimeBy(Duration.ofSeconds(1));
            ResponseStore.Call running = store.fetch(key("/1"), older, exchange(), _ -> Mono.never());

            StepVerifier.create(running.response())
                    .expectSubscription()
                    .then(() -> time.advanceTimeBy(Duration.ofMillis(49)))
                    .expectNoEvent(Duration.ZERO)
                    .then(() -> time.advanceTimeBy(Duration.ofMillis(1)))
                    .verifyError(TimeoutException.class);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    private boolean begins(@Nullable CachedResponse older, Sinks.Empty<Void> answer) {
        MockServerWebExchange exchange = exchange();
        return store.fetch(key("/1"), older, exchange, _ -> answer.asMono())
                .first()
                .equals(exchange);
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
