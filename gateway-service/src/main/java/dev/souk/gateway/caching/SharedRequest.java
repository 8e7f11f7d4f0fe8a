package dev.souk.gateway.caching;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/**
 * The request whose response is shared. It has nothing of the caller who happened to come first: no token, no cookie,
 * no header that could select or poison what others get. So a service cannot even answer with private data.
 */
final class SharedRequest extends ServerHttpRequestDecorator {

    private static final MultiValueMap<String, HttpCookie> NO_COOKIES =
            CollectionUtils.unmodifiableMultiValueMap(new LinkedMultiValueMap<>());

    private final HttpHeaders headers = new HttpHeaders();

    /** Asks for a response of this version, if it is not empty, unless it has {@code knownETag}. */
    SharedRequest(ServerHttpRequest request, String version, @Nullable String knownETag) {
        super(request);
        headers.set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        headers.addAll(HttpHeaders.HOST, request.getHeaders().getOrEmpty(HttpHeaders.HOST));
        if (!version.isEmpty()) {
            headers.set(ApiVersion.HEADER, version);
        }
        if (knownETag != null) {
            headers.setIfNoneMatch(knownETag);
        }
    }

    @Override
    public HttpMethod getMethod() {
        return HttpMethod.GET;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public MultiValueMap<String, HttpCookie> getCookies() {
        return NO_COOKIES;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.empty();
    }
}
