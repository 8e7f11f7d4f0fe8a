package dev.souk.gateway.caching;

import dev.souk.gateway.resilience.CallFailureClassifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.headers.observation.ObservationClosingWebExceptionHandler;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.ByteArrayDecoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps in memory what the rest of a route's filters write: circuit breaker, fail-over, the call of the service. */
final class CapturedResponse extends AbstractServerHttpResponse {

    private static final List<String> OF_CALL = List.of("X-Trace-Id", "Served-By", "Age", "Cache-Status", "Set-Cookie");

    private final ByteArrayDecoder decoder = new ByteArrayDecoder();
    private byte[] body = {};

    /** Fails with a DataBufferLimitException if the body is larger than {@code maxSize}. */
    CapturedResponse(DataSize maxSize) {
        super(DefaultDataBufferFactory.sharedInstance);
        decoder.setMaxInMemorySize(Math.toIntExact(maxSize.toBytes()));
    }

    /** Calls the service. The filters that write to the client do not see what is left in the attributes. */
    Mono<CachedResponse> receive(ServerWebExchange exchange, GatewayFilterChain chain, long now, long generation) {
        var attributes = new ConcurrentHashMap<>(exchange.getAttributes());
        attributes.put(CallFailureClassifier.SHARED, true);
        var shared = new SharedRequest(exchange.getRequest());
        var call = new ServerWebExchangeDecorator(
                exchange.mutate().request(shared).response(this).build()) {
            @Override
            public Map<String, Object> getAttributes() {
                return attributes;
            }
        };
        return chain.filter(call)
                .onErrorResume(failure -> new ObservationClosingWebExceptionHandler().handle(call, failure))
                .then(Mono.fromSupplier(() -> complete(now, generation)));
    }

    /** Without what only this call, or the caller who happened to come first, may have. */
    private CachedResponse complete(long requestedAt, long generation) {
        HttpHeaders headers = HttpHeaders.copyOf(getHeaders());
        OF_CALL.forEach(headers::remove);
        headers.setContentLength(body.length);
        HttpStatusCode status = Objects.requireNonNull(getStatusCode(), "set by the routing filter");
        return new CachedResponse(status, headers, body, CacheDirectives.of(headers), requestedAt, generation);
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> content) {
        return decoder.decodeToMono(Flux.from(content), ResolvableType.forClass(byte[].class), null, null)
                .doOnNext(whole -> body = whole)
                .then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> content) {
        return writeWithInternal(Flux.concat(content));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Spring declares it
    public <T> T getNativeResponse() {
        throw new UnsupportedOperationException("A response in memory has no connection");
    }

    @Override
    protected void applyStatusCode() {} // stays in this object, as headers and cookies do

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}
