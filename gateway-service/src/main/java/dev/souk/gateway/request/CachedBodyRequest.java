package dev.souk.gateway.request;

import dev.souk.common.problem.ProblemException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body is in memory, so that it can be sent more than once, or could not be received. */
final class CachedBodyRequest extends ServerHttpRequestDecorator {

    private final HttpHeaders headers;
    private final Flux<DataBuffer> body;

    private CachedBodyRequest(ServerHttpRequest request, HttpHeaders headers, Flux<DataBuffer> body) {
        super(request);
        this.headers = headers;
        this.body = body;
    }

    static ServerHttpRequest of(ServerHttpRequest request, byte[] body) {
        HttpHeaders headers = new HttpHeaders(request.getHeaders());
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.setContentLength(body.length);
        return new CachedBodyRequest(
                request, headers, Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body))));
    }

    static ServerHttpRequest failed(ServerHttpRequest request, ProblemException problem) {
        return new CachedBodyRequest(request, request.getHeaders(), Flux.error(problem));
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body;
    }
}
