package dev.souk.gateway.upstream;

import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps in memory what the filters of a route write. Fails with a DataBufferLimitException if that is too much. */
final class CapturingResponse extends AbstractServerHttpResponse {

    private final int maxBytes;
    private byte[] body = {};

    CapturingResponse(int maxBytes) {
        super(DefaultDataBufferFactory.sharedInstance);
        this.maxBytes = maxBytes;
    }

    UpstreamResponse captured() {
        var headers = new HttpHeaders();
        headers.putAll(getHeaders());
        return new UpstreamResponse(Objects.requireNonNullElse(getStatusCode(), HttpStatus.OK), headers, body);
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> content) {
        return DataBufferUtils.join(content, maxBytes).doOnNext(this::keep).then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> content) {
        return writeWithInternal(Flux.from(content).concatMap(part -> part));
    }

    private void keep(DataBuffer content) {
        body = new byte[content.readableByteCount()];
        content.read(body);
        DataBufferUtils.release(content);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Spring declares it
    public <T> T getNativeResponse() {
        throw new UnsupportedOperationException("A response in memory has no connection");
    }

    @Override
    protected void applyStatusCode() {
        // stays in this object, as headers and cookies do
    }

    @Override
    protected void applyHeaders() {
        // see applyStatusCode
    }

    @Override
    protected void applyCookies() {
        // see applyStatusCode
    }
}
