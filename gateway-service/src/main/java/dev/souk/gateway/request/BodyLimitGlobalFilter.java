package dev.souk.gateway.request;

import dev.souk.gateway.problem.Problem;
import dev.souk.gateway.problem.ProblemException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads the whole body before anything is passed on: bodies are small here, so a slow or endless one never occupies a
 * service, one of unknown length is measured like any other, and a call can be sent once more to another instance.
 */
@Component
class BodyLimitGlobalFilter implements GlobalFilter, Ordered {

    static final int MAX_BYTES = 64 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2_000;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > MAX_BYTES) {
            return Mono.error(tooLarge());
        }
        if (!hasBody(request.getHeaders())) {
            return chain.filter(exchange);
        }
        return read(request)
                .flatMap(body -> chain.filter(exchange.mutate()
                        .request(new CachedBodyRequest(request, body))
                        .build()));
    }

    private static Mono<byte[]> read(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MAX_BYTES)
                .map(BodyLimitGlobalFilter::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(PATIENCE, Mono.error(tooSlow()))
                .onErrorMap(DataBufferLimitException.class, tooMuch -> tooLarge());
    }

    private static boolean hasBody(HttpHeaders headers) {
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ProblemException tooLarge() {
        return Problem.BODY_TOO_LARGE.with("A body may have at most " + MAX_BYTES + " bytes.");
    }

    private static ProblemException tooSlow() {
        return Problem.REQUEST_TIMEOUT.with("The body must have arrived within " + PATIENCE.toSeconds() + " seconds.");
    }
}
