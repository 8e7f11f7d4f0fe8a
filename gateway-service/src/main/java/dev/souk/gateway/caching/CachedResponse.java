package dev.souk.gateway.caching;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
 * @param retryAt when the service may be asked again after it failed, in ms
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record CachedResponse(
        HttpStatusCode status,
        HttpHeaders headers,
        byte[] body,
        CacheDirectives until,
        long requestedAt,
        long generation,
        AtomicLong retryAt) {

    CachedResponse(HttpStatusCode status, HttpHeaders headers, byte[] body, long requestedAt, long generation) {
        this(status, headers, body, CacheDirectives.of(headers), requestedAt, generation, new AtomicLong());
    }

    /** In place of a response that may not be stored. */
    static CachedResponse none(long now) {
        var tenSeconds = new CacheDirectives(false, 0, 0, 10);
        return new CachedResponse(HttpStatus.OK, HttpHeaders.EMPTY, new byte[0], tenSeconds, now, 0, new AtomicLong());
    }

    /** Whether all callers may get it: it depends on nothing but the version, and sets no cookie. */
    boolean isStorable() {
        return status.isSameCodeAs(HttpStatus.OK)
                && until.isPublic()
                && headers.getVary().stream().allMatch(CacheKey.VERSION::equalsIgnoreCase)
                && !headers.containsHeader(HttpHeaders.SET_COOKIE);
    }

    /** Whether an older response may replace it (RFC 5861, section 4). */
    boolean isUnavailable() {
        return List.of(500, 502, 503, 504).contains(status.value());
    }

    /** The bytes that it takes of the heap, about: objects, headers with name, list and value, body. */
    int size() {
        return 400 + 150 * headers.size() + body.length;
    }

    long age(long now) { // in seconds
        return (now - requestedAt) / 1_000;
    }

    /** Seconds until it is no longer fresh; negative after that. */
    long secondsLeft(long now) {
        return Math.floorDiv(requestedAt + 1_000 * until.fresh() - now, 1_000);
    }

    /** This one; or the older one, with the headers of this, if this is a 304 (RFC 9111, section 3.2). */
    CachedResponse orConfirmed(CachedResponse older) {
        if (!status.isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            return this;
        }
        HttpHeaders merged = HttpHeaders.copyOf(older.headers);
        merged.putAll(headers);
        return new CachedResponse(older.status, merged, older.body, requestedAt, generation);
    }

    /** Marked, while the service is unavailable. Nobody may store it; a 304 for its ETag would have no mark. */
    CachedResponse stale(long now) {
        boolean isJson = MediaType.APPLICATION_JSON.isCompatibleWith(headers.getContentType());
        byte[] marked = isJson && JsonMapper.shared().readTree(body) instanceof ObjectNode object
                ? JsonMapper.shared().writeValueAsBytes(object.put("stale", true))
                : body;
        HttpHeaders changed = HttpHeaders.copyOf(headers);
        List.of(HttpHeaders.ETAG, "Served-By").forEach(changed::remove);
        changed.setCacheControl("no-store");
        changed.setContentLength(marked.length);
        changed.set("Age", Long.toString(age(now)));
        return new CachedResponse(status, changed, marked, requestedAt, generation);
    }

    /** Sends it, or 304 if the client has the same one. Spring leaves out the body if the request was HEAD. */
    Mono<Void> writeTo(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().addAll(headers);
        String known = exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH);
        String etag = known == null || !status.isSameCodeAs(HttpStatus.OK) ? null : headers.getETag();
        if (etag != null && ("*".equals(known) || exchange.checkNotModified(etag))) { // Spring compares real tags only
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH).forEach(response.getHeaders()::remove);
            return response.setComplete();
        }
        return body.length == 0
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
