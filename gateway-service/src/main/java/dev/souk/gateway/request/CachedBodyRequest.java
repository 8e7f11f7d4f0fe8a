package dev.souk.gateway.request;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body is in memory, so that it can be sent more than once. */
final class CachedBodyRequest extends ServerHttpRequestDecorator {

    private final HttpHeaders headers;
    private final byte[] body;

    CachedBodyRequest(ServerHttpRequest request, byte[] body) {
        super(request);
        this.headers = new HttpHeaders(request.getHeaders());
        this.headers.remove(HttpHeaders.TRANSFER_ENCODING);
        this.headers.setContentLength(body.length);
        this.body = body;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
    }
}
