package dev.souk.gateway.caching;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The complete response of a service.
 *
 * @param requestedAt when the service was asked, in ms: the time of the call counts as age (RFC 9111, section 4.2.3)
 * @param generation of the cache at that time: a change since then may have made it untrue
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record CachedResponse(
        HttpStatusCode status,
        HttpHeaders headers,
        byte[] body,
        CacheDirectives until,
        long requestedAt,
        long generation) {

    /** Whether later callers may get it: it depends on nothing but the version. */
    boolean isStorable() {
        return status.isSameCodeAs(HttpStatus.OK)
                && until.isPublic()
                && headers.getVary().stream().allMatch(SharedRequest.VERSION::equalsIgnoreCase);
    }

    /** The bytes that it takes of the heap, about: objects, headers with name, list and value, body. */
    int size() {
        return 400 + 150 * headers.size() + body.length;
    }

    /** Marked, while the service is unavailable. Nobody may store it; a 304 for its ETag would have no mark. */
    CachedResponse stale(long age) {
        boolean isJson = MediaType.APPLICATION_JSON.isCompatibleWith(headers.getContentType());
        byte[] marked = isJson && JsonMapper.shared().readTree(body) instanceof ObjectNode object
                ? JsonMapper.shared().writeValueAsBytes(object.put("stale", true))
                : body;
        HttpHeaders changed = HttpHeaders.copyOf(headers);
        changed.remove(HttpHeaders.ETAG);
        changed.setCacheControl("no-store");
        changed.setContentLength(marked.length);
        changed.set("Age", Long.toString(age));
        return new CachedResponse(status, changed, marked, until, requestedAt, generation);
    }

    /** Sends it, or 304 if the client has the same one. */
    Mono<Void> writeTo(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().addAll(headers);
        boolean isAny = "*".equals(exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH));
        String etag = status.isSameCodeAs(HttpStatus.OK) ? headers.getETag() : null;
        if (etag != null && (isAny || exchange.checkNotModified(etag))) { // Spring compares real tags only
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH).forEach(response.getHeaders()::remove);
            return response.setComplete();
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
