package dev.souk.gateway.caching;

import java.net.URI;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * A request for JSON whose response is shared. It has nothing of the caller who happened to come first but what the key
 * has: no token, no cookie, no header that could select or poison what others get. So a service cannot even answer with
 * private data. Its body would be gone when the service is called after the client has its response.
 */
final class SharedRequest extends ServerHttpRequestDecorator {

    static final String VERSION = "API-Version";

    private final HttpHeaders headers = new HttpHeaders();

    SharedRequest(ServerHttpRequest first) {
        super(first);
        headers.set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        headers.addAll(VERSION, first.getHeaders().getOrEmpty(VERSION));
    }

    /**
     * What a stored response answers: a path, of which the firewall has made sure that it has one spelling, and query
     * and version as they were sent, since the service could read them in another way.
     */
    static String key(ServerHttpRequest request) {
        URI uri = request.getURI();
        String query = uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery();
        return uri.getRawPath() + '\n' + query + '\n' + request.getHeaders().get(VERSION);
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.empty();
    }
}
