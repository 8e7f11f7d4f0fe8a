package dev.souk.gateway.upstream;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers with an older response while a service is unavailable, and says so: by {@code Age}, and in a JSON object by
 * {@code "stale": true}. (RFC 9111 has made the header Warning obsolete.) Nobody may store it, and it has no ETag: it
 * is always sent completely, since a 304 could not carry the mark.
 */
@Component
public class StaleAnswers {

    private static final String AGE = "Age";

    private final JsonMapper json;

    StaleAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Sends {@code older} with its mark. */
    public Mono<Void> write(ServerWebExchange exchange, UpstreamResponse older, Duration age) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.addAll(older.headers());
        headers.remove(HttpHeaders.ETAG);
        headers.remove("Served-By"); // no instance did
        headers.setCacheControl("no-store");
        headers.set(AGE, Long.toString(age.toSeconds()));
        response.setStatusCode(HttpStatus.OK);
        return UpstreamResponse.writeBody(exchange, marked(older));
    }

    private byte[] marked(UpstreamResponse older) {
        MediaType type = older.headers().getContentType();
        if (type == null || !type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return older.body();
        }
        JsonNode body = json.readTree(older.body());
        return body instanceof ObjectNode object ? json.writeValueAsBytes(object.put("stale", true)) : older.body();
    }
}
