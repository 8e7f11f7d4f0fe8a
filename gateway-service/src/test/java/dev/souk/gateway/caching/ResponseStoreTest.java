package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;

import dev.souk.gateway.SteppedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
            new ResponseCacheProperties(DataSize.ofKilobytes(100), DataSize.ofKilobytes(50), Duration.ofMillis(50)),
            new SteppedClock(),
            new SimpleMeterRegistry());

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void itsNumberIsBounded() {
        IntStream.range(0, 1_000).forEach(number -> fetch("/" + number, answering(PUBLIC, 10)));

        assertThat(stored(1_000)).isBetween(100L, 150L);
    }

    @Test
    void soAreItsBytes() {
        IntStream.range(0, 100).forEach(number -> fetch("/" + number, answering(PUBLIC, 30_000)));

        assertThat(stored(100)).isBetween(1L, 3L);
    }

    @Test
    void aResponseThatIsNotStorableIsNotStoredAndEndsAnOlderOne() {
        fetch("/1", answering(PUBLIC, 10));

        assertThat(fetch("/1", answering("no-store", 20)).body()).hasSize(20);

        assertThat(find("/1")).isNull();
    }

    @Test
    void aChangeRemovesAllQueriesOfItsPathAndExpiresTheRest() {
        fetch("/items", answering(PUBLIC, 10));
        fetch("/items?limit=1", answering(PUBLIC, 10));
        CachedResponse other = fetch("/items/1", answering(PUBLIC, 10));
        assertThat(store.isCurrent(other)).isTrue();

        store.changed("/items");

        assertThat(find("/items")).isNull();
        assertThat(find("/items?limit=1")).isNull();
        assertThat(find("/items/1")).isSameAs(other);
        assertThat(store.isCurrent(other)).isFalse();
    }

    @Test
    void aResponseThatWasOnItsWayDuringAChangeIsNotStored() {
        Sinks.Empty<Void> answer = Sinks.empty();
        store.fetch(
                exchange("/items"),
                exchange -> answer.asMono()
                        .then(Mono.defer(() -> answering(PUBLIC, 20).filter(exchange))));

        store.changed("/items");
        answer.tryEmitEmpty().orThrow();

        assertThat(find("/items")).isNull();
    }

    @Test
    void aFailureReplacesNoResponse() {
        CachedResponse stored = fetch("/1", answering(PUBLIC, 10));

        StepVerifier.create(store.fetch(exchange("/1"), _ -> Mono.error(new IOException("lost"))))
                .verifyError(IOException.class);

        assertThat(find("/1")).isSameAs(stored);
    }

    @Test
    void oneCallRunsForAKeyUntilAChange() {
        Sinks.Empty<Void> answer = Sinks.empty();
        GatewayFilterChain service = exchange -> {
            calls.incrementAndGet();
            return answer.asMono().then(Mono.defer(() -> answering(PUBLIC, 10).filter(exchange)));
        };

        store.fetch(exchange("/1"), service);
        store.fetch(exchange("/1"), service);
        assertThat(calls).hasValue(1);
        store.changed("/2");
        store.fetch(exchange("/1"), service);
        store.fetch(exchange("/1"), service);
        assertThat(calls).hasValue(2);
        answer.tryEmitEmpty().orThrow();
        store.fetch(exchange("/1"), service);
        assertThat(calls).hasValue(3);
    }

    @Test
    void noCallIsPreparedWhileOneIsRunning() {
        store.fetch(exchange("/1"), _ -> Mono.never());
        MockServerWebExchange second = spy(exchange("/1"));

        store.fetch(second, _ -> Mono.empty());

        verify(second, never()).mutate();
    }

    @Test
    void aCallThatNobodyWaitsForAnyMoreIsStoredNevertheless() {
        Sinks.Empty<Void> answer = Sinks.empty();
        Mono<CachedResponse> response = store.fetch(
                exchange("/1"),
                exchange -> answer.asMono()
                        .then(Mono.defer(() -> answering(PUBLIC, 20).filter(exchange))));

        StepVerifier.create(response).thenCancel().verify();
        answer.tryEmitEmpty().orThrow();

        assertThat(find("/1"))
                .extracting(CachedResponse::body)
                .satisfies(body -> assertThat(body).hasSize(20));
    }

    private @Nullable CachedResponse find(String uri) {
        return store.find(exchange(uri).getRequest());
    }

    private CachedResponse fetch(String uri, GatewayFilterChain service) {
        return store.fetch(exchange(uri), service).blockOptional().orElseThrow();
    }

    private static GatewayFilterChain answering(String cacheControl, int bytes) {
        return exchange -> {
            exchange.getResponse().setStatusCode(HttpStatus.OK);
            exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, cacheControl);
            return exchange.getResponse()
                    .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(new byte[bytes])));
        };
    }

    private static MockServerWebExchange exchange(String uri) {
        return MockServerWebExchange.from(MockServerHttpRequest.get(uri));
    }

    private long stored(int keys) {
        return IntStream.range(0, keys)
                .filter(number -> find("/" + number) != null)
                .count();
    }
}
